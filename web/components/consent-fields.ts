import type { TFunction } from "i18next";
import { compartments } from "#kernel/words";
import type { GiveConsent } from "../../kernel/consent/consent.ts";
import type { Field, Option } from "./fields.ts";

type Words = (typeof GiveConsent)["_zod"]["input"];
type Told = Words["told"];

/** Choices in the order of the server's own lists; the compiler knows them from its types. */
export const consentPurposes: readonly Words["purpose"][] = [
  "protection",
  "shelter",
  "health",
  "counselling",
  "legal-aid",
  "asylum-support",
  "work-and-schooling",
  "family-contact",
  "return",
  "criminal-case",
  "compensation",
  "story",
];
export const topics: readonly Words["topics"][number][] = [
  "who-i-am",
  "how-to-reach-me",
  "my-needs",
  "my-health",
  "my-family",
  "what-happened",
  "my-documents",
  "my-risks",
  "my-wishes",
  "my-appointments",
];
export const toldHows: readonly Told["how"][] = [
  "spoken",
  "interpreter",
  "written",
  "easy-language",
  "pictures",
  "sign-language",
];
const understandings: readonly Told["understood"][] = ["said-it-back", "said-yes", "not-sure"];

type Choice = {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly part: string;
};

/** One field of choices whose labels stand under `part` in the consent's texts. */
export function choice(t: TFunction, { name, label, values, part }: Choice): Field {
  const options: Option[] = values.map((value) => ({ value, label: t(`${part}.${value}`) }));
  return { name, label, kind: "choice", required: true, options };
}

export function topicsField(t: TFunction): Field {
  const options = topics.map((value) => ({ value, label: t(`topic.${value}`) }));
  return { name: "topics", label: t("give.topics"), kind: "choices", required: true, options };
}

export function purposeField(t: TFunction): Field {
  return choice(t, { name: "purpose", label: t("give.purpose"), values: consentPurposes, part: "purpose" });
}

/** What is asked when a consent is recorded, in the order in which it is told. */
export function giveFields(t: TFunction, recipient: Field): Field[] {
  return [
    recipient,
    purposeField(t),
    topicsField(t),
    {
      name: "compartments",
      label: t("give.compartments"),
      kind: "choices",
      options: compartments.map((value) => ({ value, label: t(`web:compartment.${value}`) })),
    },
    { name: "lang", label: t("give.lang"), kind: "text", required: true, maxLength: 12 },
    choice(t, { name: "how", label: t("give.how"), values: toldHows, part: "how" }),
    choice(t, {
      name: "understood",
      label: t("give.understood"),
      values: understandings,
      part: "understood",
    }),
    choice(t, { name: "isChild", label: t("give.child"), values: ["no", "yes", "in-doubt"], part: "give" }),
    choice(t, { name: "givenBy", label: t("give.by"), values: ["person", "guardian"], part: "give" }),
    { name: "until", label: t("give.until"), kind: "date-time", required: true },
    { name: "note", label: t("give.note"), kind: "long-text", maxLength: 4000 },
  ];
}
