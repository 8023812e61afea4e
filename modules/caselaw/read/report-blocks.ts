import { findCountry, type Lang, type ListName, labelOf } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import { formatMoney, type TranslatedText, textIn } from "#kernel/words";
import { apart } from "../apart.ts";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import type { Judgment } from "../words/index.ts";
import { sentenceText } from "./sentence-text.ts";

const longestBlock = 40_000;

/** A judgment as the blocks of a document, in the order of its page. */
export function judgmentBlocks(lang: Lang, judgment: Judgment): ReportBlock[] {
  const { elements, smuggling } = judgment;
  const heading = (name: string): ReportBlock => ({
    kind: "heading",
    text: text(lang, `field.${name}`),
    level: 2,
  });
  const written = (words: TranslatedText): ReportBlock => ({
    kind: "text",
    text: textIn(words, lang).text.slice(0, longestBlock),
  });
  // A text that there is only in another language says in which.
  const headed = (name: string, words: TranslatedText): ReportBlock => {
    const shown = textIn(words, lang).lang;
    const of = shown === lang ? "" : ` (${labelOf("language", shown, lang)})`;
    return { kind: "heading", text: `${text(lang, `field.${name}`)}${of}`, level: 2 };
  };
  const section = (name: string, words: TranslatedText | undefined): ReportBlock[] =>
    words === undefined ? [] : [headed(name, words), written(words)];
  const list = (name: string, items: string[]): ReportBlock[] =>
    items.length === 0
      ? []
      : [heading(name), { kind: "list", items: items.map((item) => item.slice(0, 4000)) }];
  const labels = (name: ListName, codes: readonly string[]) => codes.map((code) => labelOf(name, code, lang));
  const fact = (name: string, value: string) => ({
    label: text(lang, `field.${name}`),
    value: value.slice(0, 4000),
  });
  const country = (code: string) =>
    findCountry({ alpha2: code })?.label[lang] ?? text(lang, "read.international");
  const facts = [
    fact("jurisdiction", country(judgment.jurisdiction)),
    fact("court", textIn(judgment.court, lang).text),
    fact("court-level", labelOf("court-level", judgment.courtLevel, lang)),
    fact("decided", judgment.decided === null ? "–" : dateText(lang, judgment.decided.text)),
    fact("finality", text(lang, `finality.${judgment.finality}`)),
    fact("identifiers", judgment.identifiers.map(({ value }) => value).join("; ")),
    fact("crime-types", labels("crime-type", judgment.crimeTypes).join(", ")),
  ].filter(({ value }) => value !== "");
  const named = new Map(judgment.defendants.map(({ key, name }) => [key, name ?? key]));
  return [
    { kind: "facts", rows: facts },
    ...list("elements", [
      ...labels("act", elements.acts),
      ...labels("means", elements.means),
      ...labels("purpose", elements.purposes),
      ...labels("form", elements.forms),
      ...labels("sector", elements.sectors),
    ]),
    ...list(
      "smuggling",
      smuggling === undefined
        ? []
        : [
            ...labels("som-conduct", smuggling.conduct),
            ...labels("som-aggravation", smuggling.aggravation),
            ...labels("travel-mode", smuggling.modes),
          ],
    ),
    ...section("facts", judgment.facts),
    ...list(
      "history",
      judgment.history.map(({ date, court, what }) =>
        apart(lang, [
          date && dateText(lang, date.text),
          textIn(court, lang).text,
          what && textIn(what, lang).text,
        ]).join(" — "),
      ),
    ),
    ...chargesTable(lang, judgment, named),
    ...section("reasoning", judgment.reasoning),
    ...section("significance", judgment.significance),
    ...list(
      "issues",
      judgment.evidentialIssues.map(({ issue, extract, place }) =>
        apart(lang, [
          labelOf("evidential-issue", issue, lang),
          extract && textIn(extract, lang).text,
          place,
        ]).join(" — "),
      ),
    ),
    ...list("concepts", labels("legal-concept", judgment.concepts)),
    ...list("cross-cutting", labels("cross-cutting-issue", judgment.crossCutting)),
    ...list("articles", judgment.articles),
    ...list(
      "sources",
      judgment.sources.map(({ title, publisher, link }) =>
        [title, publisher, link].filter(Boolean).join(", "),
      ),
    ),
  ];
}

function chargesTable(lang: Lang, { charges }: Judgment, named: ReadonlyMap<string, string>): ReportBlock[] {
  if (charges.length === 0) return [];
  const column = (name: string, width: number) => ({ label: text(lang, `read.${name}`), width });
  return [
    { kind: "heading", text: text(lang, "field.charges"), level: 2 },
    {
      kind: "table",
      columns: [
        column("defendant", 2),
        column("count", 1),
        column("charge", 4),
        column("verdict", 2),
        column("sentence", 3),
      ],
      rows: charges.map((one) => [
        named.get(one.defendant) ?? one.defendant,
        one.count === undefined ? "" : String(one.count),
        [one.statute, one.charge && textIn(one.charge, lang).text].filter(Boolean).join(": ").slice(0, 4000),
        labelOf("verdict", one.verdict, lang),
        one.sentence === undefined
          ? ""
          : sentenceText(lang, one.sentence, {
              t: (key, params) => text(lang, key, params),
              money: (m) => formatMoney(m, lang),
            }),
      ]),
    },
  ];
}
