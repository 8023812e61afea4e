import type { TFunction } from "i18next";
import type { Field, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { levels, questions, type Worksheet } from "../knowledge/worksheet-names.ts";
import { sourcesField } from "./knowledge-fields.ts";

/** The form of a worksheet: its head, then each of the four questions with its sources. */
export function worksheetFields(
  t: TFunction,
  sources: readonly { entryId: string; name: string }[],
): Field[] {
  return [
    languageField(t),
    { name: "title", kind: "text", label: t("knowledge.title"), required: true, maxLength: 200 },
    {
      name: "level",
      kind: "choice",
      label: t("knowledge.level"),
      required: true,
      options: levels.map((level) => ({ value: level, label: t(`knowledge.levels.${level}`) })),
    },
    { name: "place", kind: "text", label: t("knowledge.place"), required: true, maxLength: 200 },
    { name: "date", kind: "date", label: t("knowledge.date"), required: true },
    ...questions.flatMap((name): Field[] => {
      const asked = t(`knowledge.question.${name}`);
      return [
        { name, kind: "long-text", label: asked, maxLength: 4000 },
        sourcesField(`${name}-sources`, t("knowledge.sources-of", { question: asked }), sources),
        { name: `${name}-cited`, kind: "text", label: t("knowledge.cited"), maxLength: 1000 },
      ];
    }),
  ];
}

/** What the form sends; translations that were there before are kept. */
export function worksheetOf(values: Values, before?: Worksheet): Record<string, unknown> {
  return {
    title: wordsOf(values, "title", before?.title),
    level: values.level,
    place: wordsOf(values, "place", before?.place),
    date: values.date,
    answers: Object.fromEntries(
      questions.map((name) => {
        const text = wordsOf(values, name, before?.answers[name].text);
        const cited = values[`${name}-cited`];
        return [
          name,
          {
            ...(text === undefined ? {} : { text }),
            ...(cited ? { cited } : {}),
            sources: values[`${name}-sources`] ?? [],
          },
        ];
      }),
    ),
  };
}

/** What the form shows of a worksheet. */
export function valuesOf(sheet: Worksheet, lang: string): Values {
  return {
    lang,
    title: shownIn(sheet.title, lang),
    level: sheet.level,
    place: shownIn(sheet.place, lang),
    date: sheet.date,
    ...Object.fromEntries(
      questions.flatMap((name) => {
        const { text, sources, cited } = sheet.answers[name];
        return [
          [name, shownIn(text, lang)],
          [`${name}-sources`, sources],
          [`${name}-cited`, cited ?? ""],
        ];
      }),
    ),
  };
}
