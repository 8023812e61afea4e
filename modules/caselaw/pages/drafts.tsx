import { Badge, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listDrafts } from "../edit/list-drafts.ts";
import type { exportTemplate } from "../import/export-template.ts";
import { useLabels } from "./labels.ts";
import { languageOptions, listOptions } from "./options.ts";

type Row = OutputOf<typeof listDrafts>["items"][number];

const states = ["draft", "in-review", "published", "withdrawn"];
const origins = ["editor", "import", "demonstration", "court"];

/** Judgments that one's agency edits. */
export function Page() {
  const { t, lang } = useText("caselaw");
  const { date } = useFormat();
  const labels = useLabels();
  const navigate = useNavigate();
  const title = (row: Row) => <bdi lang={row.titleLang}>{row.title}</bdi>;
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.drafts")}
        about={t("drafts.about")}
        more={
          <ExportMenu
            module="caselaw"
            label={t("drafts.export")}
            formats={["xlsx", "csv"]}
            onExport={(format) => saveAnswer<typeof exportTemplate>("caselaw.export-template", { format })}
          />
        }
        action={
          <ActionButton
            action="caselaw.open-draft"
            label={t("drafts.open")}
            about={t("drafts.open-about")}
            icon="plus"
            fields={[
              {
                name: "lang",
                kind: "choice",
                label: t("form.language"),
                required: true,
                options: languageOptions(lang),
              },
              { name: "title", kind: "text", label: t("field.title"), required: true, maxLength: 300 },
              {
                name: "jurisdiction",
                kind: "choice",
                label: t("field.jurisdiction"),
                required: true,
                options: labels.jurisdictions,
              },
              { name: "court", kind: "text", label: t("field.court"), required: true, maxLength: 300 },
              { name: "decided", kind: "partial-date", label: t("field.decided") },
              {
                name: "crimeTypes",
                kind: "choices",
                label: t("field.crime-types"),
                required: true,
                options: listOptions("crime-type", lang),
              },
              {
                name: "facts",
                kind: "long-text",
                label: t("field.facts"),
                required: true,
                maxLength: 40_000,
              },
            ]}
            initial={{ lang, crimeTypes: ["trafficking_in_persons"] }}
            input={(values) => {
              const words = (text: unknown) => ({ lang: values.lang, text });
              return {
                judgmentId: crypto.randomUUID(),
                judgment: {
                  title: words(values.title),
                  jurisdiction: values.jurisdiction,
                  court: words(values.court),
                  decided: values.decided ?? null,
                  crimeTypes: values.crimeTypes,
                  elements: {},
                  facts: words(values.facts),
                },
              };
            }}
            done={t("drafts.opened")}
            onDone={(output) =>
              void navigate({ to: `/app/caselaw/draft/${(output as { code: string }).code}` })
            }
          />
        }
      />
      <DataList<Row>
        question="caselaw.list-drafts"
        label={t("nav.drafts")}
        rowKey={(row) => row.judgmentId}
        rowTo={(row) => `/app/caselaw/draft/${row.code}`}
        twoLines={(row) => ({
          first: title(row),
          second: joined(row.code, t(`state.${row.state}`), labels.country(row.jurisdiction)),
          end: date(row.writtenAt),
        })}
        filters={[
          {
            id: "state",
            label: t("drafts.state"),
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            id: "origin",
            label: t("drafts.origin"),
            options: origins.map((value) => ({ value, label: t(`origin.${value}`) })),
          },
          {
            id: "dropped",
            label: t("drafts.dropped"),
            options: [{ value: "yes", label: t("drafts.dropped") }],
          },
        ]}
        search={{ label: t("drafts.search"), field: "text" }}
        columns={[
          {
            id: "code",
            label: t("drafts.code"),
            cell: (row) => <bdi style={{ whiteSpace: "nowrap" }}>{row.code}</bdi>,
          },
          { id: "title", label: t("field.title"), cell: title },
          {
            id: "jurisdiction",
            label: t("field.jurisdiction"),
            cell: (row) => labels.country(row.jurisdiction),
          },
          {
            id: "state",
            label: t("drafts.state"),
            cell: (row) => (
              <Badge variant={row.state === "published" ? "light" : "outline"} tt="none">
                {t(`state.${row.state}`)}
              </Badge>
            ),
          },
          {
            id: "readers",
            label: t("edit.audience"),
            cell: (row) => (row.published === null ? "–" : t(`audience.${row.published.audience}`)),
          },
          { id: "origin", label: t("drafts.origin"), hidden: true, cell: (row) => t(`origin.${row.origin}`) },
          { id: "version", label: t("draft.version"), numeric: true, cell: (row) => row.version },
          { id: "author", label: t("draft.author"), cell: (row) => <bdi>{row.author}</bdi> },
          { id: "written", label: t("draft.written"), cell: (row) => date(row.writtenAt) },
        ]}
        empty={<EmptyState title={t("drafts.empty")} why={t("drafts.empty-why")} />}
      />
    </Stack>
  );
}
