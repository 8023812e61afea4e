import { sql } from "kysely";
import type { Tx } from "../../database/tx.ts";
import { folded, lowered } from "./fold.ts";
import { simple } from "./languages.ts";

/** A word and the stemmer that reads it. */
export type Wanted = { readonly stemmer: string; readonly word: string };

/** Stems by stemmer and word in small letters; an empty list for a word that says nothing (the, of). */
const known = new Map<string, readonly string[]>();
const mostKnown = 400_000;
/** Words longer than this are no words. */
const longestWord = 80;

const keyOf = (stemmer: string, small: string) => `${stemmer} ${small}`;

function small(word: string): string {
  return lowered(word).slice(0, longestWord);
}

/** Asks PostgreSQL for the stems that are not yet known, all at once. */
export async function learnStems(tx: Tx, wanted: Iterable<Wanted>): Promise<void> {
  const missing = new Map<string, { stemmer: string; small: string; plain: string }>();
  for (const { stemmer, word } of wanted) {
    if (stemmer === simple || hasDigit(word)) continue;
    const written = small(word);
    const key = keyOf(stemmer, written);
    if (!known.has(key) && !missing.has(key))
      missing.set(key, { stemmer, small: written, plain: folded(written) });
  }
  if (missing.size === 0) return;
  if (known.size + missing.size > mostKnown) known.clear();
  const all = [...missing.entries()];
  const { rows } = await sql<{ i: number; whole: string[] | null; plain: string[] | null }>`
    select i::int as i, ts_lexize(d::regdictionary, w) as whole, ts_lexize(d::regdictionary, p) as plain
    from unnest(${all.map(([, one]) => one.stemmer)}::text[], ${all.map(([, one]) => one.small)}::text[],
      ${all.map(([, one]) => one.plain)}::text[]) with ordinality as t(d, w, p, i)`.execute(tx);
  for (const { i, whole, plain } of rows) {
    const [key, one] = all[i - 1] ?? ["", { plain: "" }];
    const stems = stemsFrom(whole, plain, one.plain);
    known.set(key, one.stemmer === "arabic_stem" ? [...new Set(stems.map(withoutArticle))] : stems);
  }
}

/**
 * Both stems: of the word as it is written, its accents left away afterwards, and of the word without accents. So
 * "explotacion" meets "explotación", which still meets "explotar".
 */
function stemsFrom(whole: string[] | null, plain: string[] | null, word: string): readonly string[] {
  if (whole?.length === 0) return [];
  const stems = [...(whole ?? []), ...(plain ?? [])].map(folded).filter((stem) => stem !== "");
  return stems.length === 0 ? [word] : [...new Set(stems)];
}

/** PostgreSQL's Arabic stemmer leaves article and plural on short words (الحق, نقابات): taken off both sides alike. */
function withoutArticle(stem: string): string {
  return stem.replace(/^(?:[وبكف]?ال|لل)(?=.{2})/u, "").replace(/(?<=.{3})(?:ات|[اهي])$/u, "");
}

/** Stems of a word whose stemmer was asked (`learnStems`); none for a word that says nothing. */
export function stemsOf({ stemmer, word }: Wanted): readonly string[] {
  if (stemmer === simple || hasDigit(word)) return [folded(small(word))];
  return known.get(keyOf(stemmer, small(word))) ?? [folded(small(word))];
}

function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}
