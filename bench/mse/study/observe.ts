import { Generator, type HistoryTable, historyTable, sizeOf } from "@palermo/mse";
import { drawMultinomial } from "../../../packages/mse/random/multinomial.ts";
import type { Population } from "./populations.ts";

/** What the lists show of a population after linking: one draw, the same for the same seed and run. */
export function observe(population: Population, seed: number, run: number): HistoryTable {
  const generator = new Generator(seed, run);
  const { chances, people, lists, missed, joined } = population;
  const counts = new Float64Array(chances.length);
  drawMultinomial(generator, { trials: people, weights: chances, total: 1, into: counts });
  counts[0] = 0;
  if (missed > 0) missLinks(generator, counts, missed);
  if (joined > 0) joinPeople(generator, counts, joined);
  const names = Array.from({ length: lists }, (_, list) => `list ${list + 1}`);
  const made = historyTable(names, counts);
  if (!made.ok) throw new Error("A draw of a population that is no table.");
  return made.table;
}

/** A person whose record on one list is not recognised is counted twice: without the list, and on it alone. */
function missLinks(generator: Generator, counts: Float64Array, missed: number): void {
  for (const [history, people] of Array.from(counts).entries()) {
    if (sizeOf(history) < 2) continue;
    for (let person = 0; person < people; person++) {
      if (generator.uniform() >= missed) continue;
      const lists = bitsOf(history);
      const lost = lists[Math.floor(generator.uniform() * lists.length)] ?? 0;
      move(counts, history, [history ^ lost, lost]);
    }
  }
}

/** Two people with no list in common are taken for one on all their lists. */
function joinPeople(generator: Generator, counts: Float64Array, joined: number): void {
  let n = counts.reduce((sum, count) => sum + count, 0);
  for (let time = Math.round(n * joined); time > 0; time--) {
    const one = pick(generator, counts, n);
    const other = pick(generator, counts, n);
    if ((one & other) !== 0) continue;
    move(counts, one, [one | other]);
    move(counts, other, []);
    n -= 1;
  }
}

function pick(generator: Generator, counts: Float64Array, n: number): number {
  let left = generator.uniform() * n;
  return counts.findIndex((count) => {
    left -= count;
    return left < 0;
  });
}

function move(counts: Float64Array, from: number, to: readonly number[]): void {
  counts[from] = (counts[from] ?? 0) - 1;
  for (const history of to) counts[history] = (counts[history] ?? 0) + 1;
}

function bitsOf(history: number): number[] {
  const bits: number[] = [];
  for (let rest = history; rest !== 0; rest &= rest - 1) bits.push(rest & -rest);
  return bits;
}
