import type { Condition } from "../words/condition.ts";
import { type Instrument, type Question, questionsIn, type Told } from "../words/instrument.ts";
import { expressionOf } from "./expression.ts";
import { languageName } from "./languages.ts";

export type Sheet = { readonly name: string; readonly heading: string[]; readonly rows: (string | null)[][] };

/** Words that each yes-no question takes. */
export const yesNoList = "palermo_yes_no";
const yesNo: readonly (readonly [string, Told])[] = [
  ["yes", { ar: "نعم", zh: "是", en: "Yes", fr: "Oui", ru: "Да", es: "Sí" }],
  ["no", { ar: "لا", zh: "否", en: "No", fr: "Non", ru: "Нет", es: "No" }],
  [
    "unknown",
    { ar: "غير معروف", zh: "不知道", en: "Not known", fr: "Ne sait pas", ru: "Неизвестно", es: "No se sabe" },
  ],
  [
    "refused",
    {
      ar: "امتنع عن الإجابة",
      zh: "不愿回答",
      en: "Did not want to say",
      fr: "N’a pas souhaité répondre",
      ru: "Не захотел отвечать",
      es: "No quiso responder",
    },
  ],
  [
    "not-asked",
    {
      ar: "لم يُسأل",
      zh: "未询问",
      en: "Not asked",
      fr: "Non demandé",
      ru: "Не спрашивали",
      es: "No preguntado",
    },
  ],
];

/** What XLSForm has no column for; other tools pass over these. */
const ownColumns = [
  "palermo_source",
  "palermo_indicators",
  "palermo_claims",
  "palermo_reversed",
  "palermo_agreement",
  "palermo_weighs",
];

/** An XLSForm takes letters, digits, hyphens, underscores and points in names, as ids here do. */
function typeOf(question: Question): string {
  switch (question.kind) {
    case "yes-no":
      return `select_one ${yesNoList}`;
    case "choice":
      return `select_one ${question.id}`;
    case "choices":
      return `select_multiple ${question.id}`;
    case "number":
      return "decimal";
    case "text":
    case "date":
    case "note":
      return question.kind;
    default:
      return question.kind satisfies never;
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** An instrument as the three sheets of an XLSForm; everything that has no column of XLSForm stands in columns of our own. */
export function formOf(instrument: Instrument): Sheet[] {
  const { languages, sections } = instrument;
  const several = new Set(
    questionsIn(instrument).flatMap(({ id, kind }) => (kind === "choices" ? [id] : [])),
  );
  const relevant = (when: Condition | undefined) =>
    when === undefined ? null : expressionOf(when, (id) => several.has(id));
  const told = (text: Told | undefined) => languages.map((lang) => text?.[lang] ?? null);
  const named = (column: string) => languages.map((lang) => `${column}::${languageName(lang)}`);
  const blank = ownColumns.map(() => null);
  const rows = sections.flatMap((section) => [
    [
      "begin_group",
      section.id,
      ...told(section.title),
      ...told(section.about),
      relevant(section.when),
      ...blank,
    ],
    ...section.questions.map((question) => [
      typeOf(question),
      question.id,
      ...told(question.text),
      ...told(question.help),
      relevant(question.when),
      question.source,
      question.indicators?.join(" ") ?? null,
      json(question.claims),
      question.reversed ? "yes" : null,
      question.asksAgreement ? "yes" : null,
      json(question.weighs),
    ]),
    ["end_group", section.id, ...told(undefined), ...told(undefined), null, ...blank],
  ]);
  const lists = questionsIn(instrument).flatMap(({ id, options = [] }) =>
    options.map((option) => [id, option.id, ...told(option.label), json(option.claims)]),
  );
  const settings: [string, string | null][] = [
    ["form_title", instrument.title.en ?? Object.values(instrument.title)[0] ?? instrument.id],
    ["form_id", instrument.id],
    ["version", String(instrument.version)],
    ["default_language", languageName(languages.includes("en") ? "en" : (languages[0] ?? "en"))],
    ["palermo_audience", instrument.audience],
    ["palermo_use", instrument.use],
    ["palermo_minutes", String(instrument.minutes)],
    ["palermo_source", instrument.source],
    ["palermo_profile", instrument.profile ?? null],
    ["palermo_title", json(instrument.title)],
    ["palermo_about", json(instrument.about)],
    ["palermo_leaflet", json(instrument.leaflet)],
  ];
  return [
    {
      name: "survey",
      heading: ["type", "name", ...named("label"), ...named("hint"), "relevant", ...ownColumns],
      rows,
    },
    {
      name: "choices",
      heading: ["list_name", "name", ...named("label"), "palermo_claims"],
      rows: [...yesNo.map(([id, label]) => [yesNoList, id, ...told(label), null]), ...lists],
    },
    { name: "settings", heading: settings.map(([name]) => name), rows: [settings.map(([, value]) => value)] },
  ];
}
