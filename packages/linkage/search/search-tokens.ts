import type { NameToken, NormalisedName } from "../name/name-token.ts";
import { normaliseName } from "../name/normalise-name.ts";

export interface SearchTokenOptions {
  /** Add `e:` keys (the pivot with one letter left out), so that any single typing error meets; about 7 more a token. */
  typos?: boolean;
}

/** Shortest phonetic key worth a token: one consonant alone meets half the world. */
const MIN_KEY = 2;
/** Shortest pivot on which one edit is allowed (linkage comparator: none on 1-2 letters). */
const MIN_TYPO_LENGTH = 3;

function identifying(name: NormalisedName): NameToken[] {
  return name.tokens.filter(
    (token) => token.role === "name" || token.role === "number" || token.role === "generic",
  );
}

function omissions(word: string): string[] {
  const letters = [...word];
  return letters.map((_, index) => letters.filter((__, at) => at !== index).join(""));
}

function tokenKeys(token: NameToken, typos: boolean): string[] {
  const keys = new Set<string>();
  if (token.latin === "") keys.add(`t:${token.text}`);
  for (const form of [token.latin, ...token.variants]) if (form !== "") keys.add(`n:${form}`);
  for (const id of token.ids) keys.add(`d:${id}`);
  for (const key of token.phonetics) if (key.length >= MIN_KEY) keys.add(`p:${key}`);
  if (token.number !== undefined) keys.add(`#:${token.number}`);
  if (typos && token.latin.length >= MIN_TYPO_LENGTH)
    for (const form of [token.latin, ...omissions(token.latin)]) keys.add(`e:${form}`);
  return [...keys].sort();
}

/** What stands for a token in a combination: its name family, if it has one, and its first phonetic keys. */
function combinationParts(token: NameToken): string[] {
  return [...token.ids.slice(0, 1), ...token.phonetics.slice(0, 2)];
}

/** Combinations of the first token with the second and with the last, in any order of writing. */
function combinations(tokens: readonly NameToken[]): string[] {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  const keys = new Set<string>();
  for (const [left, right] of [
    [first, second],
    [first, last],
    [second, last],
  ] as const) {
    if (!left || !right || left === right) continue;
    for (const a of combinationParts(left))
      for (const b of combinationParts(right)) keys.add(`c:${[a, b].sort().join("+")}`);
  }
  return [...keys].sort();
}

/**
 * Keys of each identifying token of a name, one list a token. A search that asks for a key of *every* token of what was
 * typed finds spelling and script variants of the whole name, and few others.
 */
export function searchTokenGroups(
  name: string | NormalisedName,
  options: SearchTokenOptions = {},
): string[][] {
  const normalised = typeof name === "string" ? normaliseName(name) : name;
  return identifying(normalised).map((token) => tokenKeys(token, options.typos ?? false));
}

/**
 * The deterministic, sorted set of keys under which a name is stored and searched (the kernel turns each into an HMAC):
 * `n:` Latin form or variant, `t:` text of a script without a table, `d:` name family, `p:` phonetic key, `#:` number,
 * `c:` combination of two tokens, `e:` one letter left out (only with `typos`). Titles and particles give none.
 */
export function searchTokens(name: string | NormalisedName, options: SearchTokenOptions = {}): string[] {
  const normalised = typeof name === "string" ? normaliseName(name) : name;
  const keys = new Set(searchTokenGroups(normalised, options).flat());
  for (const key of combinations(identifying(normalised))) keys.add(key);
  return [...keys].sort();
}
