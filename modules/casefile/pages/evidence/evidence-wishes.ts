import type { ActionWish } from "../../../../web/components/action-dialog.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { custodyFields, describeFields } from "./evidence-fields.ts";

type Act = {
  readonly verb: string;
  readonly other?: "from" | "to";
  readonly seal?: boolean;
  readonly danger?: boolean;
};

const acts: readonly Act[] = [
  { verb: "receive", other: "from" },
  { verb: "seal", seal: true },
  { verb: "examine" },
  { verb: "copy" },
  { verb: "transfer", other: "to" },
  { verb: "return", other: "to" },
  { verb: "destroy", danger: true },
];

/** What may be done with one exhibit, as the server says. */
export function useEvidenceWishes(evidence: Evidence): ActionWish[] {
  const { t } = useText("casefile");
  const { evidenceId, may } = evidence;
  const wishes: ActionWish[] = [];
  if (may.includes("record-custody"))
    for (const act of acts)
      wishes.push({
        action: `casefile.${act.verb}-evidence`,
        label: t(`${act.verb}-evidence.label`),
        fields: custodyFields(t, act),
        initial: { by: evidence.custody.holder ?? "" },
        input: (values) => ({ ...values, evidenceId, eventId: crypto.randomUUID() }),
        done: t("custody.done"),
        ...(act.danger ? { danger: true, about: t("destroy-evidence.about") } : {}),
      });
  if (may.includes("describe-evidence"))
    wishes.push({
      action: "casefile.describe-evidence",
      label: t("describe-evidence.label"),
      fields: describeFields(t),
      initial: {
        kind: evidence.kind,
        title: evidence.title,
        description: evidence.description ?? "",
      },
      input: (values) => ({ ...values, evidenceId }),
      expects: evidence.version,
      done: t("describe-evidence.done"),
    });
  if (may.includes("check-evidence"))
    wishes.push({
      action: "casefile.check-evidence",
      label: t("check-evidence.label"),
      initial: { evidenceId },
      input: () => ({ evidenceId }),
      done: t("check-evidence.done"),
    });
  if (may.includes("read-evidence-text"))
    wishes.push({
      action: "casefile.read-evidence-text",
      label: t("read-evidence-text.label"),
      input: () => ({ evidenceId }),
      done: t("read-evidence-text.done"),
    });
  if (may.includes("withdraw-evidence"))
    wishes.push({
      action: "casefile.withdraw-evidence",
      label: t("withdraw-evidence.label"),
      about: t("withdraw-evidence.about"),
      fields: [
        {
          name: "reason",
          label: t("evidence.withdraw-reason"),
          kind: "text",
          required: true,
          maxLength: 500,
        },
      ],
      input: (values) => ({ ...values, evidenceId }),
      expects: evidence.version,
      done: t("withdraw-evidence.done"),
      danger: true,
    });
  return wishes;
}
