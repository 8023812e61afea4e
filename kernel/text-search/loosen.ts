import type { Tx } from "../database/tx.ts";
import { matchEntries, rarity } from "./match.ts";
import type { Compiled } from "./query/compile.ts";

/** With fewer hits than this, records that hold only most of the words follow. */
const few = 10;
/** How much of what the words tell must be there. */
const leastCover = 0.25;

/** Whether so few hits are few for so many words. */
export function wantsMore(hits: number, loose: Compiled["loose"]): loose is NonNullable<Compiled["loose"]> {
  if (loose === null) return false;
  return hits === 0 || (hits < few && loose.units.length > 2);
}

/** Entries that hold most of the words, rare words counting more, the best covered first. */
export async function mostWords(
  tx: Tx,
  {
    collection,
    loose,
    counts,
    all,
  }: { collection: string; loose: NonNullable<Compiled["loose"]>; counts: readonly number[]; all: number },
): Promise<number[]> {
  const cover = new Map<number, number>();
  let whole = 0;
  for (const [index, unit] of loose.units.entries()) {
    const count = counts[index] ?? 0;
    if (count === 0) continue;
    const rare = rarity(count, all);
    whole += rare;
    const query = loose.must === null ? unit.query : `${unit.query} & ${loose.must}`;
    for (const hit of await matchEntries(tx, collection, query)) cover.set(hit, (cover.get(hit) ?? 0) + rare);
  }
  return [...cover]
    .filter(([, covered]) => covered >= leastCover * whole)
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .map(([hit]) => hit);
}
