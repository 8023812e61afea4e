import { NAME_THRESHOLD, nameSimilarity, normaliseName } from "@palermo/linkage";
import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { folded } from "./analyse/fold.ts";
import { scriptOf } from "./analyse/languages.ts";
import { soundsOf } from "./analyse/word-list.ts";

/** So many other writings of a name are looked for at most. */
const most = 8;

/** Names of the collection that sound like each word and are written in another script: Ранцев for Rantsev. */
export async function namesAlike(
  tx: Tx,
  collection: string,
  words: readonly string[],
): Promise<Map<string, string[]>> {
  const alike = new Map<string, string[]>();
  for (const word of words.slice(0, 12)) {
    if (word.length < 3 || /\p{N}/u.test(word) || alike.has(folded(word))) continue;
    const keys = soundsOf(word);
    if (keys.length === 0) continue;
    const found = await soundingLike(tx, collection, keys);
    const script = scriptOf(word);
    const own = normaliseName(word);
    const good = found.filter(
      (one) => scriptOf(one) !== script && (nameSimilarity(own, normaliseName(one)) ?? 0) >= NAME_THRESHOLD,
    );
    if (good.length > 0) alike.set(folded(word), good.slice(0, most));
  }
  return alike;
}

/** Words of the collection that sound like one of these keys, whatever their script. */
export async function soundingLike(tx: Tx, collection: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from text_search.sounding_like(${collection}, ${keys}::text[])`.execute(tx);
  return rows.map((row) => row.word);
}
