import words from "../data/name-words.json" with { type: "json" };
import { unifyArabic } from "../script/read-arabic.ts";
import { stripLatin } from "../script/read-latin.ts";
import { foldText } from "./fold-text.ts";

/** What a word does in a name. Only `name` words identify; the others weigh little or nothing. */
export type TokenRole =
  | "name"
  | "initial"
  | "title"
  | "particle"
  | "filiation"
  | "generic"
  | "legal-form"
  | "number";

function wordKey(word: string): string {
  if (/\p{Script=Latin}/u.test(word)) return stripLatin(word);
  return /\p{Script=Arabic}/u.test(word) ? unifyArabic(word) : word;
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(" ")
      .filter((word) => !word.includes("_"))
      .map((word) => wordKey(foldText(word))),
  );
}

const TITLES = wordSet(words.title);
const PARTICLES = wordSet(words.particle);
const FILIATIONS = wordSet(words.filiation);
const AMBIGUOUS = new Set("lo la le an as es do das des van den ten vom af ap av e y i di da de".split(" "));
const ARTICLES = wordSet(words.article);
const GENERIC = wordSet(words.generic);

/** Particles that are also family names (Lo, Le, Do, An, Van): particles only inside a name. */
export function isAmbiguousParticle(word: string): boolean {
  return AMBIGUOUS.has(word);
}

/** Role of a folded word in the name of a person. */
export function personRole(word: string): TokenRole {
  const key = wordKey(word);
  if (FILIATIONS.has(key)) return "filiation";
  if (PARTICLES.has(key)) return "particle";
  if (TITLES.has(key)) return "title";
  if (/^\d+$/.test(key)) return "number";
  return [...key].length === 1 && !/\p{Script=Han}|\p{Script=Hangul}/u.test(key) ? "initial" : "name";
}

/** Role of a folded word in the name of an organisation, legal forms apart. */
export function organisationRole(word: string): TokenRole {
  const key = wordKey(word);
  if (ARTICLES.has(key)) return "particle";
  if (GENERIC.has(key)) return "generic";
  return /^\d+$/.test(key) ? "number" : "name";
}
