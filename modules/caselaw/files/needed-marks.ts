import type { Answer } from "../anonymise/answers.ts";
import { partsOfName, replaceName } from "../publish/replace-name.ts";
import { publishedName } from "../publish/standing.ts";
import type { Judgment } from "../words/index.ts";
import type { FileMarks, FilePhrase } from "./file-words.ts";

/** Scripts that put spaces between words and join nothing to a name. */
const oneWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}'’.-]+$/u;

/** As it is taken out of a file: a single word only where it stands alone, so that "Ana" leaves "analysis" whole. */
export function phraseOf(name: string): FilePhrase {
  const phrase = name.trim().slice(0, 300);
  return { phrase, whole: oneWord.test(phrase) };
}

/**
 * What has to be gone from a judgment's files before readers get them: names that a person confirmed, and those of
 * defendants who may not be named (L1), whole and in their parts.
 */
export function neededPhrases(judgment: Judgment, answers: readonly Answer[]): FilePhrase[] {
  const confirmed = answers.flatMap(({ finding, answer }) => (answer === "name" ? [finding] : []));
  const unnamed = judgment.defendants.flatMap((defendant, place) => {
    const { name } = defendant;
    return name === undefined || publishedName(defendant, place, judgment) === name ? [] : partsOfName(name);
  });
  const names = [...new Set([...confirmed, ...unnamed].map((name) => name.trim()))];
  return names.filter((name) => /[\p{L}\p{N}]/u.test(name)).map(phraseOf);
}

const folded = (phrase: string) => phrase.replace(/\s+/gu, " ").toLowerCase();

/** What a copy made with these marks still lacks; empty where it may be published. */
export function missingPhrases(needed: readonly FilePhrase[], marks: FileMarks | null): FilePhrase[] {
  const taken = new Set((marks?.phrases ?? []).map(({ phrase }) => folded(phrase)));
  return needed.filter(({ phrase }) => !taken.has(folded(phrase)));
}

/** Which of the phrases a text still holds. */
export function phrasesIn(text: string, phrases: readonly FilePhrase[]): FilePhrase[] {
  return phrases.filter(({ phrase }) => replaceName(text, phrase, "") !== text);
}
