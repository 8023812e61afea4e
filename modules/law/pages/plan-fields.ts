import type { TFunction } from "i18next";
import type { Field, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import type { Measure } from "../plans/plan.ts";
import type { Choices } from "./use-choices.ts";

const progressStates = ["not-started", "under-way", "done", "dropped"];

/** How far a measure can be. */
export function progressOptions(t: TFunction) {
  return progressStates.map((value) => ({ value, label: t(`plan.states.${value}`) }));
}

/** The form of a plan's head. */
export function planFields(t: TFunction, { countries }: Choices): Field[] {
  return [
    { name: "country", kind: "choice", label: t("act.country"), required: true, options: countries },
    languageField(t),
    { name: "title", kind: "text", label: t("plan.title"), required: true, maxLength: 300 },
    { name: "starts", kind: "date", label: t("plan.starts"), required: true },
    { name: "ends", kind: "date", label: t("plan.ends"), required: true },
    { name: "summary", kind: "long-text", label: t("plan.summary"), maxLength: 4000 },
  ];
}

type Head = { title: Measure["title"]; summary?: Measure["title"] | undefined };

/** What the form of a plan sends. */
export function planOf(values: Values, before?: Head): Record<string, unknown> {
  const summary = wordsOf(values, "summary", before?.summary);
  return {
    country: values.country,
    title: wordsOf(values, "title", before?.title),
    starts: values.starts,
    ends: values.ends,
    ...(summary === undefined ? {} : { summary }),
  };
}

/** The form of a measure. */
export function measureFields(t: TFunction, { duties }: Choices): Field[] {
  return [
    languageField(t),
    { name: "title", kind: "text", label: t("plan.measure"), required: true, maxLength: 400 },
    {
      name: "body",
      kind: "text",
      label: t("plan.body"),
      hint: t("plan.body-hint"),
      required: true,
      maxLength: 300,
    },
    { name: "deadline", kind: "date", label: t("plan.deadline") },
    { name: "duty", kind: "choice", label: t("plan.closes"), options: duties },
    {
      name: "progress",
      kind: "choice",
      label: t("plan.progress"),
      required: true,
      options: progressOptions(t),
    },
    { name: "note", kind: "long-text", label: t("plan.note"), maxLength: 2000 },
  ];
}

/** What the form of a measure sends. */
export function measureOf(values: Values, goalId: string, before?: Measure): Record<string, unknown> {
  const note = wordsOf(values, "note", before?.note);
  return {
    measureId: before?.measureId ?? crypto.randomUUID(),
    goalId,
    title: wordsOf(values, "title", before?.title),
    body: wordsOf(values, "body", before?.body),
    progress: values.progress,
    ...(values.deadline ? { deadline: values.deadline } : {}),
    ...(values.duty ? { duty: values.duty } : {}),
    ...(note === undefined ? {} : { note }),
    ...(before?.reportedOn === undefined ? {} : { reportedOn: before.reportedOn }),
  };
}

/** What the form shows of a measure. */
export function measureValues(measure: Measure, lang: string): Values {
  return {
    lang,
    title: shownIn(measure.title, lang),
    body: shownIn(measure.body, lang),
    deadline: measure.deadline ?? "",
    duty: measure.duty ?? "",
    progress: measure.progress,
    note: shownIn(measure.note, lang),
  };
}
