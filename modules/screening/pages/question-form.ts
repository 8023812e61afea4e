import type { Field } from "../../../web/components/fields.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import type { Condition } from "../words/condition.ts";
import {
  type AnswerKind,
  answerKinds,
  type Instrument,
  type Option,
  type Question,
  questionsIn,
  type Told,
} from "../words/instrument.ts";
import { conditionOf, expressionOf } from "../xlsform/expression.ts";

type Text = (key: string, params?: Record<string, string>) => string;
type Values = Readonly<Record<string, unknown>>;

const nameOf = (lang: string) => (langNames as Readonly<Record<string, string>>)[lang] ?? lang;

/** What is asked of the editor for one question: its words by language, how it is answered, when it is asked, its source. */
export function questionFields(t: Text, languages: readonly string[]): Field[] {
  return [
    { name: "id", label: t("instruments.question-id"), kind: "text", required: true, maxLength: 60 },
    {
      name: "kind",
      label: t("instruments.question-kind"),
      kind: "choice",
      required: true,
      options: answerKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    ...languages.map(
      (lang): Field => ({
        name: `text-${lang}`,
        label: t("instruments.question-text", { lang: nameOf(lang) }),
        kind: "long-text",
        required: true,
        maxLength: 2000,
      }),
    ),
    ...languages.map(
      (lang): Field => ({
        name: `options-${lang}`,
        label: `${t("instruments.question-options")} (${nameOf(lang)})`,
        kind: "long-text",
        maxLength: 4000,
      }),
    ),
    {
      name: "when",
      label: t("instruments.when"),
      hint: t("instruments.when-hint"),
      kind: "text",
      maxLength: 1000,
    },
    { name: "source", label: t("instruments.source"), kind: "text", required: true, maxLength: 300 },
  ];
}

/** A question as the form shows it. */
export function valuesOf(question: Question | null, instrument: Instrument): Record<string, unknown> {
  if (question === null) return { kind: "yes-no" };
  const several = new Set(
    questionsIn(instrument).flatMap(({ id, kind }) => (kind === "choices" ? [id] : [])),
  );
  return {
    id: question.id,
    kind: question.kind,
    source: question.source,
    when: question.when === undefined ? "" : expressionOf(question.when, (id) => several.has(id)),
    ...Object.fromEntries(Object.entries(question.text).map(([lang, text]) => [`text-${lang}`, text])),
    ...Object.fromEntries(
      instrument.languages.map((lang) => [
        `options-${lang}`,
        (question.options ?? []).map(({ id, label }) => `${id} = ${label[lang] ?? ""}`).join("\n"),
      ]),
    ),
  };
}

function words(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** `id = text` by line, from each language. */
function optionsOf(values: Values, before: readonly Option[], languages: readonly string[]): Option[] {
  const made = new Map<string, Told>();
  for (const lang of languages)
    for (const line of words(values[`options-${lang}`]).split("\n")) {
      const [id = "", ...rest] = line.split("=");
      const text = rest.join("=").trim();
      if (id.trim() !== "" && text !== "") made.set(id.trim(), { ...made.get(id.trim()), [lang]: text });
    }
  return [...made].map(([id, label]) => ({ ...before.find((one) => one.id === id), id, label }));
}

/** The question that the form means; what it does not ask for stays as it was. Throws `ExpressionProblem` for its condition. */
export function questionOf(values: Values, before: Question | null, languages: readonly string[]): Question {
  const { options: _options, when: _when, ...kept } = before ?? {};
  const kind = words(values.kind) as AnswerKind;
  const condition = words(values.when);
  const when: Condition | undefined = condition === "" ? undefined : conditionOf(condition, (name) => name);
  const text = Object.fromEntries(languages.map((lang) => [lang, words(values[`text-${lang}`])]));
  const chooses = kind === "choice" || kind === "choices";
  return {
    ...kept,
    id: words(values.id),
    kind,
    text,
    source: words(values.source),
    ...(chooses ? { options: optionsOf(values, before?.options ?? [], languages) } : {}),
    ...(when === undefined ? {} : { when }),
  };
}
