import type { ReactNode } from "react";
import { formatMoney } from "#kernel/words";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { RecordLine } from "../../../../web/components/record-line.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Line } from "../../lines/line.ts";
import { actFields, actOf } from "./act-fields.ts";
import { useDetails } from "./use-details.ts";

const withReason = [
  "oppose-measure",
  "refuse-measure",
  "breach-measure",
  "end-measure",
  "release-asset",
  "set-aside-order",
];
const withAmount = [
  "confiscate-asset",
  "sell-asset",
  "share-asset",
  "finance-returns",
  "record-payment",
  "order-payment",
];

type Props = {
  readonly line: Line;
  readonly words: "measure" | "asset" | "order";
  /** A word for how it stands, where its last act does not say it. */
  readonly state?: string | undefined;
  readonly children?: ReactNode;
};

/** One measure, asset or order with all its acts, and the acts that may follow. */
export function LineItem({ line, words, state, children }: Props) {
  const { t, lang } = useText("court");
  const { date } = useFormat();
  const details = useDetails();
  const last = line.acts.filter(({ struck }) => struck === null).at(-1);
  const [first, ...more] = line.may.map((verb) => wishOf(verb));

  function wishOf(verb: string) {
    const action = `court.${verb}` as const;
    const label = t(`verb.${verb}`);
    if (verb.startsWith("strike-"))
      return {
        ...{ action, label },
        fields: [
          { name: "reason", label: t("input.reason"), kind: "text", required: true, maxLength: 500 } as const,
        ],
        input: (values: Record<string, unknown>) => ({ ...values, lineId: line.lineId, actId: last?.actId }),
      };
    const fields = actFields(t, {
      reason: withReason.includes(verb),
      ...(withAmount.includes(verb) ? { amount: "required" as const } : {}),
    });
    const asked =
      verb === "carry-out-measure" && line.what === "recorded-testimony"
        ? [{ name: "defenceQuestioned", label: t("input.questioned"), kind: "switch" } as const]
        : [];
    return {
      ...{ action, label, fields: [...fields, ...asked], expects: line.version },
      input: (values: Record<string, unknown>) => ({
        ...{ ...actOf(values), lineId: line.lineId },
        ...(values.defenceQuestioned === true ? { details: { defenceQuestioned: true } } : {}),
      }),
    };
  }

  return (
    <RecordLine
      compartment="prosecution"
      state={{ label: state ?? t(`act.${line.state}`), urgent: line.state === "breached" }}
      quiet={[
        ...details(line),
        ...line.acts.map((act) =>
          joined(
            t(`act.${act.act}`),
            date(act.on),
            act.amount === null ? null : formatMoney(act.amount, lang),
            act.by,
            act.reason || null,
            act.struck === null ? null : t("protect.struck", { reason: act.struck.reason }),
          ),
        ),
      ]}
      actions={
        first === undefined ? null : (
          <>
            <ActionButton {...first} variant="default" size="compact-sm" />
            <ActionMenu label={t(`${words}.${line.what}`)} actions={more} />
          </>
        )
      }
    >
      <strong>{t(`${words}.${line.what}`)}</strong>{" "}
      <bdi>{joined(line.personCode, line.amount === null ? null : formatMoney(line.amount, lang))}</bdi>
      {children}
    </RecordLine>
  );
}
