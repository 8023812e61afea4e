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
  const names = [...new Set(words)].filter((word) => word.length > 2 && !/\p{N}/u.test(word)).slice(0, 12);
  const alike = new Map<string, string[]>();
  if (names.length === 0) return alike;
  const found = (await soundingLike(tx, collection, names.flatMap(soundsOf))).map((word) => ({
    word,
    script: scriptOf(word),
  }));
  for (const name of found.length === 0 ? [] : names) {
    const script = scriptOf(name);
    const own = normaliseName(name);
    const good = found.flatMap((one) =>
      one.script !== script && (nameSimilarity(own, normaliseName(one.word)) ?? 0) >= NAME_THRESHOLD
        ? [one.word]
        : [],
    );
    if (good.length > 0) alike.set(folded(name), good.slice(0, most));
  }
  return alike;
}

/** Words of the collection that sound like one of these keys, whatever their script. */
export async function soundingLike(tx: Tx, collection: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from text_search.sounding_like(${collection}, ${keys}::text[])`.execute(tx);
  return rows.map((row) => row.word);
}
