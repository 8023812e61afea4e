import { holds, useSession } from "../../../web/api/session.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { tipSources } from "../records/specs/inquiry.ts";
import { type TipLine, tipKinds, tipStates } from "../tips/tip.ts";

/** Tips and suspicious-activity reports before there is a case. */
export function Page() {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const session = useSession();
  const source = (row: TipLine) => t(`record-option.tip-source.${row.source}`);
  const state = (row: TipLine) =>
    joined(
      t(`tip-state.${row.state}`),
      row.urgent ? t("tips.urgent") : null,
      row.answered ? t("tips.answered") : null,
    );
  const columns: Column<TipLine>[] = [
    { id: "code", label: t("cases.code"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "kind", label: t("cases.kind"), cell: (row) => t(`tip-kind.${row.kind}`) },
    { id: "source", label: t("record-field.source"), cell: source },
    { id: "received", label: t("tips.received"), cell: (row) => dateTime(row.receivedAt) },
    { id: "state", label: t("cases.state"), cell: state },
  ];
  const options = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, label: t(`${key}.${value}`) }));
  const receive = holds(session, "casefile.work-tips") ? (
    <ActionButton
      action="casefile.receive-tip"
      label={t("receive-tip.label")}
      about={t("receive-tip.about")}
      icon="plus"
      fields={[
        {
          name: "kind",
          label: t("cases.kind"),
          kind: "choice",
          required: true,
          options: options(tipKinds, "tip-kind"),
        },
        {
          name: "source",
          label: t("record-field.source"),
          kind: "choice",
          required: true,
          options: options(tipSources, "record-option.tip-source"),
        },
        { name: "receivedAt", label: t("tips.received"), kind: "date-time", required: true },
        { name: "urgent", label: t("tips.urgent"), hint: t("tips.urgent-hint"), kind: "switch" },
        { name: "told", label: t("record-field.told"), kind: "long-text", required: true, maxLength: 50_000 },
        { name: "reference", label: t("tips.reference"), kind: "text", maxLength: 200 },
        { name: "reporter", label: t("tips.reporter"), kind: "text", maxLength: 1000 },
        { name: "restricted", label: t("tips.restricted"), hint: t("tips.restricted-hint"), kind: "switch" },
      ]}
      input={(values) => ({ tipId: crypto.randomUUID(), ...values })}
      done={t("receive-tip.done")}
    />
  ) : null;
  return (
    <>
      <PageTitle title={t("tips.title")} about={t("tips.about")} action={receive} />
      <DataList<TipLine>
        question="casefile.list-tip-dossiers"
        label={t("tips.title")}
        columns={columns}
        rowKey={(row) => row.tipId}
        rowTo={(row) => `/app/casefile/tip/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, source(row))}</bdi>,
          second: state(row),
          end: dateTime(row.receivedAt),
        })}
        filters={[
          { id: "state", label: t("cases.state"), options: options(tipStates, "tip-state") },
          {
            id: "source",
            label: t("record-field.source"),
            options: options(tipSources, "record-option.tip-source"),
          },
          { id: "kind", label: t("cases.kind"), options: options(tipKinds, "tip-kind") },
        ]}
        empty={<EmptyState title={t("tips.none")} why={t("tips.none-why")} action={receive} />}
      />
    </>
  );
}
