import { findCountry } from "@palermo/vocabulary";
import type { SearchEntry, SearchText } from "#kernel/text-search";
import type { TranslatedText } from "#kernel/words";
import type { PublishedJudgment } from "./find-published.ts";
import type { Judgment } from "./words/index.ts";

export const collection = "caselaw.judgment";

/** The year of a day, or nothing where the day is not known. */
export function yearOf({ decided, verdictOn }: Pick<Judgment, "decided" | "verdictOn">): string | null {
  return (decided ?? verdictOn)?.earliest?.slice(0, 4) ?? null;
}

/** What each judgment is found under. */
export function facetsOf(judgment: Judgment): Record<string, string[]> {
  const { elements, smuggling, jurisdiction } = judgment;
  const year = yearOf(judgment);
  const region = findCountry({ alpha2: jurisdiction })?.region;
  const facets: Record<string, readonly string[]> = {
    jurisdiction: [jurisdiction],
    region: region ? [region] : [],
    year: year === null ? [] : [year],
    "court-level": [judgment.courtLevel],
    "legal-system": [judgment.legalSystem],
    "crime-type": judgment.crimeTypes,
    act: elements.acts,
    means: elements.means,
    purpose: elements.purposes,
    form: elements.forms,
    sector: elements.sectors,
    geography: [elements.geography],
    conduct: smuggling?.conduct ?? [],
    aggravation: smuggling?.aggravation ?? [],
    mode: smuggling?.modes ?? [],
    issue: judgment.evidentialIssues.map(({ issue }) => issue),
    concept: judgment.concepts,
    "cross-cutting": judgment.crossCutting,
    verdict: judgment.charges.map(({ verdict }) => verdict),
    finality: [judgment.finality],
    article: judgment.articles,
  };
  return Object.fromEntries(
    Object.entries(facets)
      .map(([name, values]): [string, string[]] => [name, [...new Set(values)]])
      .filter(([, values]) => values.length > 0),
  );
}

function textsOfWords(
  field: string,
  words: TranslatedText | undefined,
  weight: SearchText["weight"],
): SearchText[] {
  if (words === undefined) return [];
  const translated = Object.entries(words.translations).flatMap(([lang, one]) =>
    one === undefined ? [] : [{ field, lang, text: one.text, weight }],
  );
  return [{ field, lang: words.lang, text: words.text, weight }, ...translated];
}

/** What is searched of a published judgment; `audience` says whether the public finds it. */
export function searchEntryOf(
  { judgmentId, judgment, audience }: PublishedJudgment,
  files: readonly { lang: string; text: string }[] = [],
): SearchEntry & { audience: "inside" | "everybody" } {
  const { title } = judgment;
  const plain = (field: string, text: string): SearchText => ({ field, lang: title.lang, text, weight: "B" });
  return {
    collection,
    recordId: judgmentId,
    title: title.text,
    titleLang: title.lang,
    sortDate: (judgment.decided ?? judgment.verdictOn)?.earliest ?? null,
    facets: facetsOf(judgment),
    audience,
    texts: [
      ...textsOfWords("title", title, "A"),
      // What stands first is shown of a record where nothing was asked.
      ...textsOfWords("facts", judgment.facts, "B"),
      ...judgment.identifiers.map(({ value }) => plain("identifier", value)),
      ...textsOfWords("court", judgment.court, "B"),
      ...textsOfWords("reasoning", judgment.reasoning, "C"),
      ...textsOfWords("significance", judgment.significance, "B"),
      ...judgment.evidentialIssues.flatMap(({ extract }) => textsOfWords("issue", extract, "B")),
      ...judgment.charges.flatMap(({ statute, charge, reasoning }) => [
        plain("charge", statute),
        ...textsOfWords("charge", charge, "C"),
        ...textsOfWords("charge", reasoning, "C"),
      ]),
      ...judgment.history.flatMap(({ what }) => textsOfWords("history", what, "C")),
      ...judgment.fullText.flatMap((text) => textsOfWords("full-text", text, "D")),
      // The redacted copies: what was taken out of them is found by nobody.
      ...files.map(({ lang, text }) => ({ field: "full-text", lang, text, weight: "D" as const })),
    ],
  };
}
