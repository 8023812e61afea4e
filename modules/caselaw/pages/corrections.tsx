import { Badge, Stack, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listCorrections } from "../corrections/corrections.ts";

type Row = OutputOf<typeof listCorrections>["items"][number];

const states = ["open", "corrected", "declined"] as const;

/** Requests to correct judgments of one's agency, with their deadline. */
export function Page() {
  const { t } = useText("caselaw");
  const { date } = useFormat();
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.corrections")} about={t("correction.about")} />
      <DataList<Row>
        question="caselaw.list-corrections"
        label={t("nav.corrections")}
        paged={false}
        rowKey={(row) => row.correctionId}
        twoLines={(row) => ({
          first: <What row={row} />,
          second: joined(
            row.code,
            t(`correction.subjects.${row.about}`),
            t("correction.due", { date: date(row.dueOn) }),
          ),
          end: <Answer row={row} />,
        })}
        filters={[
          {
            id: "state",
            label: t("drafts.state"),
            options: states.map((value) => ({ value, label: t(`correction.states.${value}`) })),
          },
        ]}
        columns={[
          {
            id: "code",
            label: t("drafts.code"),
            cell: (row) => <Link to={`/app/caselaw/draft/${row.code}`}>{row.code}</Link>,
          },
          {
            id: "about",
            label: t("correction.subject"),
            cell: (row) => t(`correction.subjects.${row.about}`),
          },
          { id: "what", label: t("correction.what"), cell: (row) => <What row={row} /> },
          { id: "asked", label: t("correction.asked-on"), cell: (row) => date(row.askedAt) },
          { id: "due", label: t("correction.due-on"), cell: (row) => <Due row={row} /> },
          { id: "answer", label: t("correction.answer"), cell: (row) => <Answer row={row} /> },
        ]}
        empty={<EmptyState title={t("correction.empty")} why={t("correction.empty-why")} />}
      />
    </Stack>
  );
}

function What({ row }: { row: Row }) {
  return (
    <>
      <bdi style={{ whiteSpace: "pre-line" }}>{row.what}</bdi>
      {row.contact ? (
        <Text size="sm" c="dimmed">
          <bdi>{row.contact}</bdi>
        </Text>
      ) : null}
    </>
  );
}

function Due({ row }: { row: Row }) {
  const { t } = useText("caselaw");
  const { date } = useFormat();
  if (row.state !== "open") return <>{t(`correction.states.${row.state}`)}</>;
  return row.overdue ? (
    <Badge color="danger" variant="light" tt="none">
      {t("correction.overdue", { date: date(row.dueOn) })}
    </Badge>
  ) : (
    date(row.dueOn)
  );
}

function Answer({ row }: { row: Row }) {
  const { t } = useText("caselaw");
  if (row.state !== "open") return <bdi>{row.answer}</bdi>;
  return (
    <ActionButton
      action="caselaw.answer-correction"
      label={t("correction.answer-it")}
      about={t("correction.answer-about")}
      size="compact-sm"
      variant="default"
      fields={[
        {
          name: "outcome",
          kind: "choice",
          label: t("correction.outcome"),
          required: true,
          options: (["corrected", "declined"] as const).map((value) => ({
            value,
            label: t(`correction.states.${value}`),
          })),
        },
        { name: "answer", kind: "long-text", label: t("correction.answer"), required: true, maxLength: 4000 },
      ]}
      input={({ outcome, answer }) => ({ correctionId: row.correctionId, outcome, answer })}
      done={t("correction.answered")}
    />
  );
}
