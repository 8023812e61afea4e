import { codeList, labelOf } from "@palermo/vocabulary";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { families } from "../../offences/offence.ts";
import { aggravations, harms } from "../../outcome/verdict.ts";
import type { getCourtFile } from "../../proceedings/get-court-file.ts";
import { choices, filled } from "./act-fields.ts";

/** Records the verdict on one count. */
export function RecordVerdict({ caseId }: { caseId: string }) {
  const { t, lang } = useText("court");
  const asked = useQuestion<typeof getCourtFile>("court.get-court-file", { caseId });
  const charges = (asked.data?.charges ?? []).filter(({ state }) => state === "charged");
  if (charges.length === 0) return null;
  const several = { several: true, required: false };
  return (
    <ActionButton
      action="court.record-verdict"
      label={t("verb.record-verdict")}
      icon="plus"
      size="compact-sm"
      fields={[
        {
          ...{ name: "chargeId", label: t("input.count"), kind: "choice", required: true },
          options: charges.map((one) => ({
            value: one.chargeId,
            label: t("outcome.count", { count: one.count, code: one.personCode }),
          })),
        },
        {
          ...{ name: "verdict", label: t("input.verdict"), kind: "choice", required: true },
          options: codeList("verdict").codes.map(({ code }) => ({
            value: code,
            label: labelOf("verdict", code, lang),
          })),
        },
        { name: "on", label: t("input.day"), kind: "date", required: true },
        { name: "finalOn", label: t("input.final"), kind: "date" },
        choices(t, "indicated", { label: t("input.indicated"), codes: families, words: "family" }),
        {
          ...{ name: "convicted", label: t("input.convicted"), kind: "choice", required: true },
          options: [
            { value: "none", label: t("class.none") },
            ...families.map((value) => ({ value, label: t(`family.${value}`) })),
          ],
        },
        { name: "imprisonmentMonths", label: t("input.months"), kind: "number" },
        { name: "suspendedMonths", label: t("input.suspended"), kind: "number" },
        { name: "life", label: t("input.life"), kind: "switch" },
        {
          name: "otherSentence",
          label: t("input.other-sentence"),
          kind: "long-text",
          maxLength: 2000,
        },
        choices(t, "aggravations", {
          label: t("input.aggravations"),
          codes: aggravations,
          words: "aggravation",
          ...several,
        }),
        choices(t, "harms", { label: t("input.harms"), codes: harms, words: "harm", ...several }),
        { name: "reasons", label: t("input.reasons"), kind: "long-text", maxLength: 20_000 },
        { name: "downgradeReason", label: t("input.downgrade"), kind: "long-text", maxLength: 2000 },
      ]}
      input={(values) => ({
        ...filled(values),
        verdictId: crypto.randomUUID(),
        courtId: courtOf(asked.data, String(values.chargeId)),
      })}
    />
  );
}

/** The court before which the count is. */
function courtOf(
  file:
    | {
        proceedings: { proceedingId: string; courtId: string | null }[];
        charges: { chargeId: string; proceedingId: string }[];
      }
    | undefined,
  chargeId: string,
) {
  const charge = file?.charges.find((one) => one.chargeId === chargeId);
  return file?.proceedings.find((one) => one.proceedingId === charge?.proceedingId)?.courtId ?? null;
}
