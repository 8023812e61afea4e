import { Badge } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { SupportFile, SupportLine } from "../support/words.ts";
import { choicesOf } from "./referrals/names.ts";
import { openInput, useOpenFields } from "./support/open-fields.ts";

/** Support files that the reader may open. */
export function Page() {
  const { t } = useText("referral");
  const { date, number } = useFormat();
  const marks = (row: SupportLine) =>
    joined(
      row.riskReopened ? t("support-page.risk") : "",
      row.reviewOverdue ? t("support-page.review") : "",
      row.state === "closed" ? t("support-state.closed") : "",
    );
  const columns: Column<SupportLine>[] = [
    { id: "code", label: t("ask.code"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "person", label: t("ask.person"), cell: (row) => <bdi>{row.personCode}</bdi> },
    { id: "advocate", label: t("ask.advocate"), cell: (row) => <bdi>{row.advocate ?? ""}</bdi> },
    { id: "needs", label: t("ask.open-needs"), numeric: true, cell: (row) => number(row.openNeeds) },
    {
      id: "reflection",
      label: t("ask.reflection-until"),
      cell: (row) => (row.reflectionUntil ? date(row.reflectionUntil) : ""),
    },
    { id: "review", label: t("ask.review-by"), cell: (row) => (row.reviewBy ? date(row.reviewBy) : "") },
    {
      id: "marks",
      label: t("ask.state"),
      cell: (row) => (row.riskReopened ? <Badge variant="light">{marks(row)}</Badge> : marks(row)),
    },
  ];
  return (
    <>
      <PageTitle title={t("support-page.title")} about={t("support-page.about")} action={<OpenButton />} />
      <DataList<SupportLine>
        question="referral.list-support-files"
        label={t("support-page.title")}
        columns={columns}
        rowKey={(row) => row.supportFileId}
        rowTo={(row) => `/app/referral/support-file/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, row.personCode)}</bdi>,
          second: joined(row.advocate ?? "", marks(row)),
          end: date(row.openedAt),
        })}
        filters={[
          { id: "state", label: t("ask.state"), options: choicesOf(t, "support-state", ["open", "closed"]) },
          { id: "due", label: t("ask.due"), options: choicesOf(t, "due", ["review", "reflection", "risk"]) },
        ]}
        search={{ label: t("ask.code"), field: "text" }}
        views
        empty={
          <EmptyState
            title={t("support-page.empty")}
            why={t("support-page.empty-why")}
            action={<OpenButton />}
          />
        }
      />
    </>
  );
}

function OpenButton() {
  const { t } = useText("referral");
  const navigate = useNavigate();
  return (
    <ActionButton
      action="referral.open-support-file"
      label={t("open-support-file.label")}
      about={t("open-support-file.about")}
      icon="plus"
      fields={useOpenFields()}
      input={openInput}
      done={t("open-support-file.done")}
      onDone={(output) => void navigate({ to: `/app/referral/support-file/${(output as SupportFile).code}` })}
    />
  );
}
