import { Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listWorksheets } from "../knowledge/read-worksheets.ts";
import { levels } from "../knowledge/worksheet-names.ts";
import { RegisterFiles } from "./register-files.tsx";
import { worksheetFields, worksheetOf } from "./worksheet-fields.ts";

type Row = OutputOf<typeof listWorksheets>["items"][number];

/** Situation worksheets: one's agency's and those that others share. */
export function Page() {
  const { t, lang } = useText("statistics");
  const { date } = useFormat();
  const navigate = useNavigate();
  const list = useQuestion<typeof listWorksheets>("statistics.list-worksheets", {});
  const stateOf = (row: Row) => t(row.shared === null ? "knowledge.draft" : "knowledge.shared");
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.worksheets")}
        about={t("knowledge.worksheets-about")}
        action={
          list.data?.mayWrite ? (
            <ActionButton
              action="statistics.write-worksheet"
              label={t("knowledge.write")}
              about={t("knowledge.write-about")}
              icon="plus"
              fields={worksheetFields(t, list.data.sources)}
              initial={{ lang, level: "national", date: new Date().toISOString().slice(0, 10) }}
              input={(values) => ({ ...worksheetOf(values), worksheetId: crypto.randomUUID() })}
              done={t("knowledge.done-added")}
              onDone={(output) =>
                void navigate({
                  to: `/app/statistics/worksheet/${(output as { worksheetId: string }).worksheetId}`,
                })
              }
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="statistics.list-worksheets"
        label={t("nav.worksheets")}
        paged={false}
        rowKey={(row) => row.worksheetId}
        rowTo={(row) => `/app/statistics/worksheet/${row.worksheetId}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(t(`knowledge.levels.${row.level}`), row.place, stateOf(row)),
          end: date(row.date),
        })}
        filters={[
          {
            id: "level",
            label: t("knowledge.level"),
            options: levels.map((level) => ({ value: level, label: t(`knowledge.levels.${level}`) })),
          },
          {
            id: "state",
            label: t("knowledge.state"),
            options: [
              { value: "draft", label: t("knowledge.draft") },
              { value: "shared", label: t("knowledge.shared") },
            ],
          },
        ]}
        columns={[
          { id: "title", label: t("knowledge.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "level", label: t("knowledge.level"), cell: (row) => t(`knowledge.levels.${row.level}`) },
          { id: "place", label: t("knowledge.place"), cell: (row) => <bdi>{row.place}</bdi> },
          { id: "date", label: t("knowledge.date"), cell: (row) => date(row.date) },
          {
            id: "author",
            label: t("knowledge.author"),
            cell: (row) => <bdi>{joined(row.author, row.agency)}</bdi>,
          },
          { id: "version", label: t("knowledge.version"), numeric: true, cell: (row) => row.version },
          { id: "state", label: t("knowledge.state"), cell: stateOf },
        ]}
        files={(input) => <RegisterFiles question="statistics.export-worksheets" input={input} />}
        empty={
          <EmptyState title={t("knowledge.empty-worksheets")} why={t("knowledge.empty-worksheets-why")} />
        }
      />
    </Stack>
  );
}
