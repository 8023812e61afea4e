import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { languageField, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listStudies } from "../studies/list-studies.ts";
import type { listReporters } from "../studies/own-lists.ts";

type Row = OutputOf<typeof listStudies>["items"][number];

/** Studies of undetected people: where they come from, and the way to begin one. */
export function Page() {
  const { t } = useText("undetected");
  const { date, number, list } = useFormat();
  const period = (row: Row) =>
    row.earliest === row.latest
      ? date(row.latest)
      : t("study.from-to", { from: date(row.earliest), to: date(row.latest) });
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.studies")}
        about={t("study.page-about")}
        action={<OpenOwn />}
        more={<Link to="/app/undetected/import">{t("import.title")}</Link>}
      />
      <Text maw="75ch">{t("study.assumption")}</Text>
      <DataList<Row>
        question="undetected.list-studies"
        label={t("nav.studies")}
        paged={false}
        rowKey={(row) => row.studyId}
        rowTo={(row) => `/app/undetected/studies/${row.studyId}`}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(
            t("study.lists-of", { number: row.lists.length }),
            t("study.people-of", { number: number(row.people) }),
          ),
          end: date(row.openedAt),
        })}
        filters={[]}
        columns={[
          { id: "title", label: t("study.title"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "lists", label: t("study.lists"), cell: (row) => <bdi>{list(row.lists)}</bdi> },
          { id: "people", label: t("study.people"), numeric: true, cell: (row) => number(row.people) },
          { id: "period", label: t("study.period"), cell: period },
          { id: "origin", label: t("study.origin"), cell: (row) => t(`study.origin-${row.origin}`) },
          { id: "opened", label: t("study.opened"), cell: (row) => date(row.openedAt) },
        ]}
        empty={<EmptyState title={t("study.empty")} why={t("study.empty-why")} />}
      />
    </Stack>
  );
}

/** Kinds of lists that a country often has; each is the dossiers of the agencies that are chosen for it. */
const kinds = ["police", "ngo", "labour", "border", "other"] as const;

function OpenOwn() {
  const { t, lang } = useText("undetected");
  const navigate = useNavigate();
  const reporters = useQuestion<typeof listReporters>("undetected.list-reporters", {});
  const options = (reporters.data?.items ?? []).map(({ agencyId, name }) => ({
    value: agencyId,
    label: name,
  }));
  return (
    <ActionButton
      action="undetected.open-own-study"
      label={t("study.open-own")}
      about={t("study.open-own-about")}
      icon="plus"
      fields={[
        languageField(t),
        { name: "title", kind: "text", label: t("study.title"), required: true, maxLength: 300 },
        ...kinds.map((kind) => ({
          name: kind,
          kind: "choices" as const,
          label: t(`list-kind.${kind}`),
          options,
        })),
      ]}
      initial={{ lang }}
      input={(values) => ({
        studyId: crypto.randomUUID(),
        title: wordsOf(values, "title"),
        lists: kinds.flatMap((kind) => {
          const agencies = values[kind];
          return Array.isArray(agencies) && agencies.length > 0
            ? [{ name: kind, agencies: agencies.map(String) }]
            : [];
        }),
      })}
      done={t("study.opened-now")}
      onDone={(output) =>
        void navigate({ to: `/app/undetected/studies/${(output as { studyId: string }).studyId}` })
      }
    />
  );
}
