import type { Defendant, Judgment } from "../words/index.ts";

/**
 * States whose courts publish criminal judgments without the names of anybody, also of those finally convicted; general
 * knowledge, e.g. France (Loi n° 2019-222, article 33), Russian Federation (Federal Law 262-FZ of 2008, article 15).
 */
const neverNamed = new Set([
  "AT",
  "BE",
  "CH",
  "CZ",
  "DE",
  "DK",
  "ES",
  "FI",
  "FR",
  "HU",
  "LU",
  "NL",
  "NO",
  "PL",
  "PT",
  "RU",
  "SE",
  "SK",
]);

/** Pseudonyms by letters of the alphabet, as these courts write them: "A.", "B."; elsewhere the initials. */
const byLetters = new Set(["AT", "CH", "DE"]);

/** Whether a defendant may be named (L1): finally convicted as an adult, in a place whose courts name the convicted. */
export function mayBeNamed(
  { kind, juvenile, standing }: Pick<Defendant, "kind" | "juvenile" | "standing">,
  { jurisdiction, finality }: Pick<Judgment, "jurisdiction" | "finality">,
): boolean {
  if (kind === "state") return true;
  if (kind === "person" && neverNamed.has(jurisdiction)) return false;
  return !juvenile && standing === "convicted-final" && finality !== "not-final";
}

/** "Maria de la Cruz" becomes "M. C.", "Иван Петров" "И. П."; scripts without capitals give the first letter of the name. */
export function initialsOf(name: string): string {
  const parts = name.split(/[\s\-‐’'.]+/u).filter((part) => part !== "");
  const capitals = parts.filter((part) => /^\p{Lu}/u.test(part)).map((part) => `${[...part][0]}.`);
  if (capitals.length > 0) return capitals.slice(0, 4).join(" ");
  return parts
    .filter((part) => !/^(al|ال|bin|ben|ibn|بن|ابن)$/iu.test(part))
    .slice(0, 2)
    .map((part) => `${[...part.replace(/^ال/u, "")][0] ?? ""}.`)
    .join(" ");
}

/** "A." for the first, "B." for the second; after "Z." comes "A. 2". */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? `${letter}.` : `${letter}. ${Math.floor(place / 26) + 1}`;
}

/** Already a pseudonym: initials, single letters, or a letter with a number. */
export function isPseudonym(name: string): boolean {
  return /^(\p{L}\.?[\s-]?){1,4}(\s?\d{1,3})?$/u.test(name) && !/\p{L}{2,}/u.test(name);
}

/** How a defendant is named in what is published. */
export function publishedName(defendant: Defendant, place: number, judgment: Judgment): string | undefined {
  const { name } = defendant;
  if (name === undefined || isPseudonym(name) || mayBeNamed(defendant, judgment)) return name;
  return byLetters.has(judgment.jurisdiction) ? letterOf(place) : initialsOf(name);
}
