import { findCapitalised } from "./find-capitalised.ts";
import { findNumbers } from "./find-numbers.ts";
import { findUncased } from "./find-uncased.ts";
import type { Finding, Known } from "./finding.ts";
import { roleWords } from "./role-words.ts";

/** How far a role speaks for a name, in signs. */
const reach = 48;

const everyRole = new RegExp(
  `(?<![\\p{L}])(?:${[roleWords.en, roleWords.fr, roleWords.es, roleWords.ru].flatMap((some) => some ?? []).join("|")})(?![\\p{L}])`,
  "giu",
);

function rolesIn(text: string, lang: string): (at: number, end: number) => string | null {
  const own = roleWords[lang];
  const pattern =
    own === undefined ? everyRole : new RegExp(`(?<![\\p{L}])(?:${own.join("|")})(?![\\p{L}])`, "giu");
  const places = Array.from(text.matchAll(pattern), (match) => ({ at: match.index, word: match[0] }));
  return (at, end) => {
    const beside = places.find(
      (one) => one.at + one.word.length >= at - reach && one.at <= end + reach && one.at !== at,
    );
    return beside?.word ?? null;
  };
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * What in a text may tell who a victim, a witness, a child or anybody else is. It proposes too much rather than too
 * little; a person answers each finding. `lang` is the text's language, `known` what may be named.
 */
export function findNames(text: string, lang: string, known: Known): Finding[] {
  const named = known.named.map(folded).filter((name) => name !== "");
  const numbers = findNumbers(text);
  const inNumber = (at: number) => numbers.some((one) => at >= one.at && at < one.at + one.text.length);
  const people = [...findCapitalised(text, rolesIn(text, lang)), ...findUncased(text)].filter(
    ({ text: name, at }) => {
      if (inNumber(at)) return false;
      const plain = ` ${folded(name)} `;
      return !named.some((one) => ` ${one} `.includes(plain));
    },
  );
  return [...numbers, ...people].sort((a, b) => a.at - b.at);
}
