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
import type { listDigests } from "../digest/read-digests.ts";
import { digestFields, digestOf } from "./digest-fields.ts";
import { useLabels } from "./labels.ts";

type Row = OutputOf<typeof listDigests>["items"][number];

/** Digests of cases: one's agency's and those that others share. */
export function Page() {
  const { t, lang } = useText("caselaw");
  const { date, number } = useFormat();
  const labels = useLabels();
  const navigate = useNavigate();
  const list = useQuestion<typeof listDigests>("caselaw.list-digests", {});
  const stateOf = (row: Row) => t(row.shared === null ? "digest.draft" : "digest.shared");
  const issuesOf = (row: Row) => row.issues.map((issue) => labels.of("evidential-issue", issue)).join(", ");
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.digests")}
        about={t("digest.about")}
        action={
          list.data?.mayWrite ? (
            <ActionButton
              action="caselaw.write-digest"
              label={t("digest.write")}
              about={t("digest.write-about")}
              icon="plus"
              fields={digestFields(t, lang)}
              initial={{ lang, issues: [] }}
              input={(values) => ({ ...digestOf(values), digestId: crypto.randomUUID() })}
              done={t("digest.written")}
              onDone={(output) =>
                void navigate({ to: `/app/caselaw/digest/${(output as { digestId: string }).digestId}` })
              }
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="caselaw.list-digests"
        label={t("nav.digests")}
        paged={false}
        rowKey={(row) => row.digestId}
        rowTo={(row) => `/app/caselaw/digest/${row.digestId}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(issuesOf(row), stateOf(row)),
          end: date(row.writtenAt),
        })}
        filters={[
          {
            id: "state",
            label: t("drafts.state"),
            options: [
              { value: "draft", label: t("digest.draft") },
              { value: "shared", label: t("digest.shared") },
            ],
          },
        ]}
        columns={[
          { id: "title", label: t("field.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "issues", label: t("field.issues"), cell: issuesOf },
          { id: "cases", label: t("digest.cases"), numeric: true, cell: (row) => number(row.cases) },
          {
            id: "author",
            label: t("draft.author"),
            cell: (row) => <bdi>{joined(row.author, row.agency)}</bdi>,
          },
          { id: "state", label: t("drafts.state"), cell: stateOf },
          { id: "written", label: t("draft.written"), cell: (row) => date(row.writtenAt) },
        ]}
        empty={<EmptyState title={t("digest.empty")} why={t("digest.empty-why")} />}
      />
    </Stack>
  );
}
