import { findCountry, type Lang, type ListName, labelOf } from "@palermo/vocabulary";
import { formatMoney, type TranslatedText, textIn } from "#kernel/words";
import type { Judgment } from "../words/index.ts";

/** Fields of a judgment in the order of its page. */
export const fieldNames = [
  "title",
  "jurisdiction",
  "court",
  "court-level",
  "legal-system",
  "decided",
  "verdict-on",
  "finality",
  "identifiers",
  "crime-types",
  "elements",
  "smuggling",
  "facts",
  "history",
  "victims",
  "migrants",
  "defendants",
  "charges",
  "reasoning",
  "significance",
  "issues",
  "concepts",
  "cross-cutting",
  "cooperation",
  "articles",
  "sources",
  "relations",
  "full-text",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** The judgment as lines of text, one a field, in the reader's language: what two versions are compared by. */
export function linesOf(judgment: Judgment, lang: Lang): Record<FieldName, string> {
  const { elements, smuggling } = judgment;
  const words = (text: TranslatedText | undefined) =>
    text === undefined
      ? ""
      : [
          text.text,
          ...Object.entries(text.translations).map(([other, one]) => (one ? `[${other}] ${one.text}` : "")),
        ]
          .filter((line) => line !== "")
          .join("\n");
  const labels = (list: ListName, codes: readonly string[]) =>
    codes.map((code) => labelOf(list, code, lang)).join(", ");
  const country = (code: string) => findCountry({ alpha2: code })?.label[lang] ?? code;
  const rows = (...lines: (string | undefined | false)[]) => lines.filter((line) => line).join("\n");
  const people = (group: Judgment["victims"]) =>
    rows(
      ...group.map((one) =>
        [
          one.count ?? "?",
          labelOf("sex", one.sex, lang),
          one.ageGroup,
          one.age,
          one.nationalities.map(country).join(", "),
        ]
          .filter((part) => part !== undefined && part !== "")
          .join(" / "),
      ),
    );
  return {
    title: words(judgment.title),
    jurisdiction: country(judgment.jurisdiction),
    court: words(judgment.court),
    "court-level": labels("court-level", [judgment.courtLevel]),
    "legal-system": labels("legal-system", [judgment.legalSystem]),
    decided: judgment.decided?.text ?? "",
    "verdict-on": judgment.verdictOn?.text ?? "",
    finality: judgment.finality,
    identifiers: rows(...judgment.identifiers.map(({ kind, value }) => `${kind}: ${value}`)),
    "crime-types": labels("crime-type", judgment.crimeTypes),
    elements: rows(
      labels("act", elements.acts),
      labels("means", elements.means),
      labels("purpose", elements.purposes),
      labels("form", elements.forms),
      labels("sector", elements.sectors),
      labels("geography", [elements.geography]),
    ),
    smuggling: smuggling
      ? rows(
          labels("som-conduct", smuggling.conduct),
          labels("som-aggravation", smuggling.aggravation),
          labels("travel-mode", smuggling.modes),
          smuggling.benefit,
        )
      : "",
    facts: words(judgment.facts),
    history: rows(
      ...judgment.history.map((one) =>
        `${one.date?.text ?? "?"} ${textIn(one.court, lang).text} ${words(one.what)}`.trim(),
      ),
    ),
    victims: people(judgment.victims),
    migrants: people(judgment.migrants),
    defendants: rows(
      ...judgment.defendants.map(
        (one) => `${one.key} ${one.name ?? ""} ${one.standing}${one.juvenile ? " juvenile" : ""}`,
      ),
    ),
    charges: rows(
      ...judgment.charges.map(({ defendant, count, statute, verdict, sentence }) =>
        [
          `${defendant}${count === undefined ? "" : ` (${count})`}`,
          statute,
          labelOf("verdict", verdict, lang),
          sentence?.life ? "life" : sentence?.imprisonmentMonths,
          sentence?.fine && formatMoney(sentence.fine, lang),
        ]
          .filter((part) => part !== undefined && part !== "")
          .join(" / "),
      ),
    ),
    reasoning: words(judgment.reasoning),
    significance: words(judgment.significance),
    issues: rows(
      ...judgment.evidentialIssues.map(
        ({ issue, extract, place }) =>
          `${labelOf("evidential-issue", issue, lang)}${place ? ` (${place})` : ""}: ${words(extract)}`,
      ),
    ),
    concepts: labels("legal-concept", judgment.concepts),
    "cross-cutting": labels("cross-cutting-issue", judgment.crossCutting),
    cooperation: judgment.cooperationCountries.map(country).join(", "),
    articles: judgment.articles.join(", "),
    sources: rows(...judgment.sources.map(({ title, link }) => `${title} ${link ?? ""}`.trim())),
    relations: rows(
      ...judgment.relations.map(({ kind, code, citation }) => `${kind}: ${code ?? citation ?? ""}`),
    ),
    "full-text": rows(...judgment.fullText.map((text) => words(text))),
  };
}

export type Difference = { readonly field: FieldName; readonly before: string; readonly after: string };

/** The fields in which two versions differ. */
export function differencesOf(before: Judgment | null, after: Judgment, lang: Lang): Difference[] {
  const now = linesOf(after, lang);
  const then = before === null ? null : linesOf(before, lang);
  return fieldNames
    .map((field) => ({ field, before: then?.[field] ?? "", after: now[field] }))
    .filter(({ before: a, after: b }) => a !== b);
}
