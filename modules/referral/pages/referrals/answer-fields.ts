import type { TFunction } from "i18next";
import type { Field } from "../../../../web/components/fields.ts";
import { refusalReasons } from "../../referrals/words.ts";
import { choiceField, longText } from "./names.ts";

/** What is asked with each kind of answer; the same on the service's page and in the sealed hand-over. */
export function answerFields(t: TFunction): Record<"accept" | "refuse" | "propose", Field[]> {
  return {
    accept: [
      { name: "firstContactAt", label: t("ask.firstContactAt"), kind: "date-time", required: true },
      {
        name: "meetingPoint",
        label: t("ask.meetingPoint"),
        kind: "text",
        hint: t("ask.meetingPoint-hint"),
        maxLength: 500,
      },
      { name: "contact", label: t("ask.contact"), kind: "text", maxLength: 200 },
      longText(t, "note"),
    ],
    refuse: [choiceField(t, "reason", "refusal-reason", refusalReasons), longText(t, "note")],
    propose: [
      longText(t, "offer", true),
      { name: "from", label: t("ask.from"), kind: "date-time", required: true },
    ],
  };
}
