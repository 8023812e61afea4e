import type { TranslatedText } from "#kernel/words";
import type { Judgment, JudgmentInput } from "../words/index.ts";

type Words = { readonly lang: string; readonly text: string };

/** A text as the row says it; translations stay, and count as not looked over where the words they translate changed. */
function revised(said: Words, standing: TranslatedText | undefined): TranslatedText {
  if (standing === undefined || standing.lang !== said.lang) return { ...said, translations: {} };
  if (standing.text === said.text) return standing;
  const translations = Object.entries(standing.translations).map(([lang, one]) => [
    lang,
    one && { ...one, reviewed: false },
  ]);
  return { ...said, translations: Object.fromEntries(translations) };
}

const texts = ["title", "court", "facts", "reasoning", "significance"] as const;

/**
 * What a row says over a judgment that stands, without what a table has no room for being lost: translations of its texts,
 * what the court said of an issue, and sources beyond the first.
 */
export function keepBeside(
  said: Partial<Omit<JudgmentInput, "elements">>,
  standing: Judgment,
): Partial<Omit<JudgmentInput, "elements">> {
  const kept: Partial<Omit<JudgmentInput, "elements">> = { ...said };
  for (const name of texts) {
    const words = said[name];
    if (words !== undefined) kept[name] = revised(words, standing[name]);
  }
  if (said.evidentialIssues !== undefined)
    kept.evidentialIssues = said.evidentialIssues.flatMap(({ issue }) => {
      const own = standing.evidentialIssues.filter((one) => one.issue === issue);
      return own.length > 0 ? own : [{ issue }];
    });
  const [source] = said.sources ?? [];
  if (source !== undefined) {
    const [first, ...others] = standing.sources;
    const same = first !== undefined && first.link === source.link && first.publisher === source.publisher;
    kept.sources = [same ? first : source, ...others];
  }
  return kept;
}
