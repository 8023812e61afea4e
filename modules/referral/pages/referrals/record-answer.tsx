import { ActionButton } from "../../../../web/components/action-button.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Referral } from "../../referrals/words.ts";
import { answerFields } from "./answer-fields.ts";

/** What a service said on the telephone: one button for each answer. */
export function RecordAnswer({ found }: { found: Referral }) {
  const { t } = useText("referral");
  const fields = answerFields(t);
  return (["accept", "refuse", "propose"] as const).map((word) => (
    <ActionButton
      key={word}
      action="referral.record-answer"
      label={t(`record-answer.${word}`)}
      about={t("record-answer.about")}
      fields={fields[word]}
      input={(values) => ({ referralId: found.referralId, answer: { ...values, word } })}
      variant="default"
      fullWidth
      done={t("record-answer.done")}
    />
  ));
}
