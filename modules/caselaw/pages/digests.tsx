import { Stack, Text, Title } from "@mantine/core";
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
import type { listEditions } from "../digest/read-editions.ts";
import { digestFields, digestOf } from "./digest-fields.ts";
import { useLabels } from "./labels.ts";
import { useSavedSearches } from "./use-saved-searches.ts";

type Row = OutputOf<typeof listDigests>["items"][number];

/** Digests of cases: one's agency's and those that others share. */
export function Page() {
  const { t, lang } = useText("caselaw");
  const { date, number } = useFormat();
  const labels = useLabels();
  const navigate = useNavigate();
  const list = useQuestion<typeof listDigests>("caselaw.list-digests", {});
  const saved = useSavedSearches();
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
              fields={digestFields(t, lang, saved)}
              initial={{ lang, issues: [] }}
              input={(values) => ({ ...digestOf(values, { saved }), digestId: crypto.randomUUID() })}
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
      <Editions />
    </Stack>
  );
}

type Edition = OutputOf<typeof listEditions>["items"][number];

/** Digests that were frozen to be cited, of every agency. */
function Editions() {
  const { t } = useText("caselaw");
  const { date, number } = useFormat();
  const numberOf = (row: Edition) => t("edition.number", { number: row.edition });
  return (
    <section aria-labelledby="editions">
      <Title order={2} size="h3" id="editions">
        {t("edition.list")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t("edition.about")}
      </Text>
      <DataList<Edition>
        question="caselaw.list-editions"
        label={t("edition.list")}
        paged={false}
        rowKey={(row) => `${row.digestId}-${String(row.edition)}`}
        rowTo={(row) => `/app/caselaw/edition/${row.digestId}/${String(row.edition)}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(numberOf(row), row.agency),
          end: date(row.frozenAt),
        })}
        columns={[
          { id: "title", label: t("field.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "edition", label: t("edition.list"), cell: numberOf },
          { id: "cases", label: t("digest.cases"), numeric: true, cell: (row) => number(row.cases) },
          {
            id: "author",
            label: t("draft.author"),
            cell: (row) => <bdi>{joined(row.author, row.agency)}</bdi>,
          },
          { id: "frozen", label: t("edition.frozen-on"), cell: (row) => date(row.frozenAt) },
        ]}
        empty={<EmptyState title={t("edition.empty")} why={t("edition.empty-why")} />}
      />
    </section>
  );
}
