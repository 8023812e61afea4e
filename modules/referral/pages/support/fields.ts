import type { TFunction } from "i18next";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { urgencies } from "../../referrals/words.ts";
import {
  appointmentStates,
  channels,
  dangers,
  goalStates,
  needKinds,
  needStates,
  type SupportFile,
  type SupportVerb,
  tellingTopics,
} from "../../support/words.ts";
import { choiceField, choicesOf, longText } from "./../referrals/names.ts";

const at = (t: TFunction, name: string, required = true): Field => ({
  name,
  label: t(`ask.${name}`),
  kind: "date-time",
  required,
});
const day = (t: TFunction, name: string, required = false): Field => ({
  name,
  label: t(`ask.${name}`),
  kind: "date",
  required,
});
const needKind = (t: TFunction): Field => ({
  name: "kind",
  label: t("ask.need"),
  kind: "choice",
  required: true,
  options: choicesOf(t, "need-kind", needKinds),
});
const stateField = (t: TFunction, group: string, states: readonly string[]): Field => ({
  name: "state",
  label: t("ask.state"),
  kind: "choice",
  required: true,
  options: choicesOf(t, group, states),
});

/** What each verb of a support file asks for. */
export function supportFields(t: TFunction, found: SupportFile): Partial<Record<SupportVerb, Field[]>> {
  const topic = { ...choiceField(t, "topic", "telling-topic", tellingTopics) };
  return {
    "revise-support-file": [longText(t, "summary"), at(t, "identifiedAt", false)],
    "record-first-contact": [at(t, "at")],
    "add-need": [needKind(t), choiceField(t, "urgency", "urgency", urgencies), longText(t, "words")],
    "change-need": [
      stateField(t, "need-state", needStates),
      choiceField(t, "urgency", "urgency", urgencies),
      longText(t, "words"),
    ],
    "set-goal": [
      longText(t, "ownWords", true),
      {
        name: "wordsLang",
        label: t("ask.wordsLang"),
        kind: "text",
        required: true,
        maxLength: 3,
        hint: t("ask.wordsLang-hint"),
      },
      longText(t, "steps"),
      day(t, "byDay"),
      ...(found.needs.length > 0
        ? [
            {
              name: "needId",
              label: t("ask.need"),
              kind: "choice",
              options: found.needs.map((need) => ({
                value: need.needId,
                label: t(`need-kind.${need.kind}`),
              })),
            } as const,
          ]
        : []),
    ],
    "change-goal": [stateField(t, "goal-state", goalStates), longText(t, "steps"), day(t, "byDay")],
    "add-appointment": [
      needKind(t),
      at(t, "at"),
      { name: "minutes", label: t("ask.minutes"), kind: "number", required: true },
      { ...longText(t, "words"), label: t("ask.meetingPoint"), hint: t("ask.meetingPoint-hint") },
    ],
    "close-appointment": [
      stateField(t, "appointment-state", appointmentStates.slice(1)),
      longText(t, "outcome"),
    ],
    "hold-review": [
      { name: "withPerson", label: t("ask.withPerson"), kind: "switch" },
      longText(t, "outcome", true),
      day(t, "nextBy", true),
    ],
    "assess-risk": [
      choiceField(t, "danger", "danger", dangers),
      longText(t, "risks", true),
      longText(t, "safetyPlan", true),
    ],
    "choose-telling": [
      choiceField(t, "channel", "channel", channels),
      {
        name: "topics",
        label: t("ask.telling-topics"),
        kind: "choices",
        options: choicesOf(t, "telling-topic", tellingTopics),
      },
      { ...longText(t, "words"), label: t("ask.telling-words") },
    ],
    "receive-notice": [topic, at(t, "happensAt", false), longText(t, "words")],
    "record-telling": [choiceField(t, "how", "channel", channels.slice(0, -1))],
    "close-support-file": [longText(t, "note", true)],
  };
}

/** Ids that the client makes for new records. */
const newIds: Partial<Record<SupportVerb, string>> = {
  "add-need": "needId",
  "set-goal": "goalId",
  "add-appointment": "appointmentId",
  "receive-notice": "tellingId",
};

export function supportInput(verb: SupportVerb, supportFileId: string, values: Values): Values {
  const id = newIds[verb];
  return { ...values, supportFileId, ...(id === undefined ? {} : { [id]: crypto.randomUUID() }) };
}
