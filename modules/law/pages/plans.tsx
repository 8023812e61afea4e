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
import type { listPlans } from "../plans/read-plans.ts";
import { planFields, planOf } from "./plan-fields.ts";
import { useChoices } from "./use-choices.ts";

type Row = OutputOf<typeof listPlans>["items"][number];

/** National action plans. */
export function Page() {
  const { t, lang } = useText("law");
  const { date, percent, number } = useFormat();
  const navigate = useNavigate();
  const choices = useChoices();
  const list = useQuestion<typeof listPlans>("law.list-plans", {});
  const stateOf = (row: Row) => t(row.shared === null ? "record.draft" : "record.is-shared");
  const doneOf = (row: Row) => (row.done === null ? "" : percent(row.done));
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.plans")}
        about={t("plan.page-about")}
        action={
          list.data?.mayEdit ? (
            <ActionButton
              action="law.write-plan"
              label={t("plan.write")}
              about={t("plan.write-about")}
              icon="plus"
              fields={planFields(t, choices)}
              initial={{ lang, country: choices.country ?? "" }}
              input={(values) => ({ ...planOf(values), recordId: crypto.randomUUID() })}
              done={t("record.added")}
              onDone={(output) =>
                void navigate({ to: `/app/law/plans/${(output as { recordId: string }).recordId}` })
              }
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="law.list-plans"
        label={t("nav.plans")}
        paged={false}
        rowKey={(row) => row.recordId}
        rowTo={(row) => `/app/law/plans/${row.recordId}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(row.place, t("plan.from-to", { from: date(row.starts), to: date(row.ends) })),
          end: doneOf(row),
        })}
        search={{ label: t("plan.search"), field: "text" }}
        columns={[
          { id: "title", label: t("plan.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "place", label: t("act.country"), cell: (row) => <bdi>{row.place}</bdi> },
          { id: "starts", label: t("plan.starts"), cell: (row) => date(row.starts) },
          { id: "ends", label: t("plan.ends"), cell: (row) => date(row.ends) },
          { id: "measures", label: t("plan.measures"), numeric: true, cell: (row) => number(row.measures) },
          {
            id: "overdue",
            label: t("plan.overdue-count"),
            numeric: true,
            cell: (row) => number(row.overdue),
          },
          { id: "done", label: t("plan.share-done"), numeric: true, cell: doneOf },
          { id: "agency", label: t("record.agency"), cell: (row) => <bdi>{row.agency}</bdi> },
          { id: "state", label: t("record.state"), cell: stateOf },
        ]}
        empty={<EmptyState title={t("plan.empty")} why={t("plan.empty-why")} />}
      />
    </Stack>
  );
}
