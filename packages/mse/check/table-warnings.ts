import { mainTerms, pairsOf } from "../model/terms.ts";
import { logPoissonTail } from "../numeric/poisson.ts";
import type { Prepared } from "../table/prepared.ts";

export type WarningCode =
  | "few-lists"
  | "empty-list"
  | "list-of-everybody"
  | "identical-lists"
  | "no-overlap"
  | "no-triangle"
  | "small-expected-overlap"
  | "lists-attract"
  | "lists-repel"
  | "below-chao"
  | "methods-differ"
  | "replicates-failed"
  | "replicates-one-sided"
  | "replicates-spread"
  | "choice-not-in-interval"
  | "full-search-not-feasible"
  | "several-valleys"
  | "lower-bound"
  | "draws-differ"
  | "depends-on-bound"
  | "chains-differ";

/** Something to be read with a figure; `lists` are the names that it is about, pairs of lists as `A:B`. */
export type Warning = {
  readonly code: WarningCode;
  readonly lists?: readonly string[];
  readonly value?: number;
};

/** Pairs expected less often than this tell little about how lists depend on each other. */
const SMALL = 5;

/** log of the p-value from which lists are said to refer people to each other, or to exclude each other. */
const STRIKING = Math.log(0.001);

/** What the table itself says against an estimate, before any model is chosen. */
export function tableWarnings(prepared: Prepared): Warning[] {
  const { table, margins, t } = prepared;
  const nameOf = (term: number) => table.lists.filter((_, list) => (term >> list) & 1);
  const warnings: Warning[] = t < 3 ? [{ code: "few-lists", value: t }] : [];
  for (let list = 0; list < t; list++) {
    const people = margins[1 << list] ?? 0;
    if (people === 0) warnings.push({ code: "empty-list", lists: nameOf(1 << list) });
    if (people === table.n) warnings.push({ code: "list-of-everybody", lists: nameOf(1 << list) });
  }
  const pairs = pairsOf(t);
  for (const pair of pairs) {
    const low = pair & -pair;
    const both = margins[pair] ?? 0;
    if (both > 0 && both === margins[low] && both === margins[pair ^ low]) {
      warnings.push({ code: "identical-lists", lists: nameOf(pair) });
    }
  }
  if (pairs.every((pair) => margins[pair] === 0)) return [...warnings, { code: "no-overlap" }];
  if (t >= 3 && !hasTriangle(margins, t)) warnings.push({ code: "no-triangle" });
  return [...warnings, ...pairWarnings(prepared, pairs, nameOf)];
}

/** Whether three lists overlap pairwise; without them the model of all pairs is not identifiable. */
function hasTriangle(margins: Float64Array, t: number): boolean {
  const overlap = (one: number, other: number) => (margins[(1 << one) | (1 << other)] ?? 0) > 0;
  for (let one = 0; one < t; one++)
    for (let two = one + 1; two < t; two++)
      for (let three = two + 1; three < t; three++)
        if (overlap(one, two) && overlap(one, three) && overlap(two, three)) return true;
  return false;
}

/** Overlaps beside what independent lists would give: one warning for all pairs of a kind. */
function pairWarnings(
  prepared: Prepared,
  pairs: readonly number[],
  nameOf: (term: number) => string[],
): Warning[] {
  const expected = expectedOverlaps(prepared);
  if (expected === null) return [];
  const found = { small: [] as string[], attract: [] as string[], repel: [] as string[] };
  for (const pair of pairs) {
    const [seen, mean] = [prepared.margins[pair] ?? 0, expected.get(pair) ?? 0];
    const name = nameOf(pair).join(":");
    if (mean < SMALL) found.small.push(name);
    if (logPoissonTail(seen, mean) < STRIKING) (seen > mean ? found.attract : found.repel).push(name);
  }
  const all: Warning[] = [
    { code: "small-expected-overlap", lists: found.small, value: SMALL },
    { code: "lists-attract", lists: found.attract },
    { code: "lists-repel", lists: found.repel },
  ];
  return all.filter(({ lists = [] }) => lists.length > 0);
}

/** Expected overlap of each pair if all lists were independent; null when that model has no estimate. */
export function expectedOverlaps({ existence, fitter, t }: Prepared): Map<number, number> | null {
  const terms = mainTerms(t);
  if (existence.codeOf(terms) !== 0 || !fitter.fit(terms)) return null;
  fitter.refresh();
  return new Map(pairsOf(t).map((pair) => [pair, fitter.fittedMargins[pair] ?? 0]));
}
