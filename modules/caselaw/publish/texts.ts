import type { TranslatedText } from "#kernel/words";
import type { Judgment } from "../words/index.ts";

/** One text of a judgment: which field it is, in which language, and what it says. */
export type PlacedText = { readonly field: string; readonly lang: string; readonly text: string };

type OfText = (text: string, field: string, lang: string) => string;

function ofWords(words: TranslatedText, field: string, change: OfText): TranslatedText {
  return {
    ...words,
    text: change(words.text, field, words.lang),
    translations: Object.fromEntries(
      Object.entries(words.translations).map(([lang, translation]) => [
        lang,
        translation && { ...translation, text: change(translation.text, field, lang) },
      ]),
    ),
  };
}

/** The judgment with each of its texts changed: every place where free words, and so a name, may stand. */
export function mapTexts(judgment: Judgment, change: OfText): Judgment {
  const own = judgment.title.lang;
  const words = (text: TranslatedText, field: string) => ofWords(text, field, change);
  const some = (text: TranslatedText | undefined, field: string) =>
    text === undefined ? undefined : words(text, field);
  const line = (text: string | undefined, field: string) =>
    text === undefined ? undefined : change(text, field, own);
  return {
    ...judgment,
    title: words(judgment.title, "title"),
    court: words(judgment.court, "court"),
    facts: some(judgment.facts, "facts"),
    reasoning: some(judgment.reasoning, "reasoning"),
    significance: some(judgment.significance, "significance"),
    identifiers: judgment.identifiers.map((one) => ({
      ...one,
      value: change(one.value, "identifiers", own),
    })),
    history: judgment.history.map((one) => ({
      ...one,
      court: words(one.court, "history"),
      what: some(one.what, "history"),
      reference: line(one.reference, "history"),
    })),
    charges: judgment.charges.map((one) => ({
      ...one,
      statute: change(one.statute, "charges", own),
      charge: some(one.charge, "charges"),
      reasoning: some(one.reasoning, "charges"),
      sentence: one.sentence && { ...one.sentence, other: some(one.sentence.other, "charges") },
    })),
    evidentialIssues: judgment.evidentialIssues.map((one) => ({
      ...one,
      extract: some(one.extract, "issues"),
    })),
    sources: judgment.sources.map((one) => ({
      ...one,
      title: change(one.title, "sources", own),
      publisher: line(one.publisher, "sources"),
    })),
    relations: judgment.relations.map((one) => ({ ...one, citation: line(one.citation, "relations") })),
    fullText: judgment.fullText.map((one) => words(one, "full-text")),
  };
}

/** All texts of a judgment with their fields, in the order of the record. */
export function textsOf(judgment: Judgment): PlacedText[] {
  const found: PlacedText[] = [];
  mapTexts(judgment, (text, field, lang) => {
    found.push({ field, lang, text });
    return text;
  });
  return found;
}
