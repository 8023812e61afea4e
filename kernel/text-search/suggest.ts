import { NAME_THRESHOLD, nameSimilarity, normaliseName } from "@palermo/linkage";
import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { soundingLike } from "./alike-names.ts";
import { folded } from "./analyse/fold.ts";
import { scriptOf } from "./analyse/languages.ts";
import { learnStems } from "./analyse/stems.ts";
import { gramsOf, soundsOf } from "./analyse/word-list.ts";
import { countEntries } from "./match.ts";
import { printQuery } from "./query/print-query.ts";
import type { TextLeaf, Tree } from "./query/tree.ts";
import { stemmersOf, type UnitContext, unitsOf } from "./query/unit.ts";

export type SuggestAsk = { readonly collection: string; readonly tree: Tree; readonly context: UnitContext };

/** The query with words that nothing holds put as the collection writes them; null when there is nothing better. */
export async function suggestQuery(
  tx: Tx,
  { collection, tree, context }: SuggestAsk,
): Promise<string | null> {
  const better = new Map<TextLeaf, string>();
  for (const leaf of leavesOf(tree).slice(0, 8)) {
    if (leaf.phrase || leaf.prefix || !/^\p{L}[\p{L}\p{M}]{2,39}$/u.test(leaf.text)) continue;
    const [unit] = unitsOf(leaf, context);
    if (unit === undefined || (await isThere(tx, collection, unit.query))) continue;
    for (const word of await wordsLike(tx, collection, leaf.text)) {
      const stemmers = stemmersOf(word, context.langs);
      await learnStems(
        tx,
        [...stemmers].map((stemmer) => ({ stemmer, word })),
      );
      // The word may be left from a record that was taken out.
      const [other] = unitsOf({ ...leaf, text: word }, context);
      if (other === undefined || !(await isThere(tx, collection, other.query))) continue;
      better.set(leaf, word);
      break;
    }
  }
  return better.size === 0 ? null : printQuery(replaced(tree, better)).replaceAll(" AND ", " ");
}

async function isThere(tx: Tx, collection: string, query: string): Promise<boolean> {
  return (await countEntries(tx, collection, query)) > 0;
}

function leavesOf(tree: Tree): TextLeaf[] {
  if (tree.kind === "text") return [tree];
  if (tree.kind === "and" || tree.kind === "or") return tree.of.flatMap(leavesOf);
  return [];
}

function replaced(tree: Tree, better: ReadonlyMap<TextLeaf, string>): Tree {
  if (tree.kind === "text") return { ...tree, text: better.get(tree) ?? tree.text };
  if (tree.kind === "and" || tree.kind === "or")
    return { ...tree, of: tree.of.map((one) => replaced(one, better)) };
  return tree;
}

/** Words of the collection that may be meant: few letters differ, or the name sounds the same. */
async function wordsLike(tx: Tx, collection: string, word: string): Promise<string[]> {
  const sought = folded(word);
  const { rows } = await sql<{ word: string }>`
    select word from text_search.spelled_like(${collection}, ${gramsOf(word)}::text[], ${sought.length - 2}, ${sought.length + 2})`.execute(
    tx,
  );
  const allowed = sought.length < 5 ? 1 : 2;
  const near = rows
    .map((row) => ({ word: row.word, distance: editDistance(sought, folded(row.word)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  const own = normaliseName(word);
  const sounding = (await soundingLike(tx, collection, soundsOf(word))).filter(
    (one) =>
      scriptOf(one) === scriptOf(word) && (nameSimilarity(own, normaliseName(one)) ?? 0) >= NAME_THRESHOLD,
  );
  return [...new Set([...near.map((one) => one.word), ...sounding])].slice(0, 6);
}

/** Letters to change, add, leave out or turn about (Damerau, neighbours once). */
export function editDistance(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[right.length] ?? Math.max(left.length, right.length);
}
