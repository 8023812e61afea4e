import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { type TipLine, tellers, tipStates } from "../words/tip.ts";

/** What third parties told; none of it is a screening. */
export function Page() {
  const { t } = useText("screening");
  const { date } = useFormat();
  const stateOf = (row: TipLine) => joined(t(`tip-state.${row.state}`), row.urgent ? t("tips.urgent") : null);
  return (
    <>
      <PageTitle title={t("tips.title")} about={t("tips.about")} action={<KeepTip />} />
      <DataList<TipLine>
        question="screening.list-tips"
        label={t("tips.list")}
        columns={[
          { id: "code", label: t("screenings.code"), cell: (row) => <bdi>{row.code}</bdi> },
          { id: "teller", label: t("tips.teller"), cell: (row) => t(`teller.${row.teller}`) },
          { id: "state", label: t("tips.state"), cell: stateOf },
          { id: "received", label: t("tips.received"), cell: (row) => date(row.receivedAt) },
        ]}
        rowKey={(row) => row.tipId}
        rowTo={(row) => `/app/screening/tip/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, t(`teller.${row.teller}`))}</bdi>,
          second: stateOf(row),
          end: date(row.receivedAt),
        })}
        filters={[
          {
            id: "state",
            label: t("tips.state"),
            options: tipStates.map((state) => ({ value: state, label: t(`tip-state.${state}`) })),
          },
        ]}
        empty={<EmptyState title={t("tips.empty")} why={t("tips.empty-why")} action={<KeepTip />} />}
      />
    </>
  );
}

function KeepTip() {
  const { t } = useText("screening");
  return (
    <ActionButton
      action="screening.keep-tip"
      label={t("keep-tip.label")}
      about={t("keep-tip.about")}
      icon="plus"
      fields={[
        {
          name: "teller",
          label: t("tips.teller"),
          kind: "choice",
          required: true,
          options: tellers.map((one) => ({ value: one, label: t(`teller.${one}`) })),
        },
        { name: "urgent", label: t("tips.urgent"), kind: "switch" },
        { name: "told", label: t("tips.told"), kind: "long-text", required: true, maxLength: 10_000 },
      ]}
      input={(values) => ({ tipId: crypto.randomUUID(), ...values, urgent: values.urgent === true })}
    />
  );
}
