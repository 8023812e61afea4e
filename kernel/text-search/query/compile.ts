import { folded } from "../analyse/fold.ts";
import { dateTerm, facetTerm, quoted } from "../analyse/vector.ts";
import type { QueryProblem } from "../search-words.ts";
import { dateTermsBetween } from "./date-terms.ts";
import { compareValues } from "./read-range.ts";
import type { FacetLeaf, RangeLeaf, TextLeaf, Tree } from "./tree.ts";
import { type Unit, type UnitContext, unitsOf } from "./unit.ts";

export type CompileContext = UnitContext & {
  /** Values of each facet in the collection. */
  readonly values: ReadonlyMap<string, readonly string[]>;
};

export type Compiled = {
  /** The text of a tsquery; null when nothing restricts. */
  readonly query: string | null;
  /** What is looked for, without what is excluded: for order and marks. */
  readonly units: readonly Unit[];
  /** Words that need not all be there when few records have them all, and what must hold all the same. */
  readonly loose: { readonly units: readonly Unit[]; readonly must: string | null } | null;
  readonly problems: readonly QueryProblem[];
};

/** Turns a query into PostgreSQL's, in every language of the collection. */
export function compile(tree: Tree, context: CompileContext): Compiled {
  const units: Unit[] = [];
  const problems: QueryProblem[] = [];
  const work = { context, units, problems };
  const query = queryOf(tree, true, work);
  // A small word among telling ones is no problem.
  const told = units.length > 0 ? problems.filter(({ code }) => code !== "too-common") : problems;
  return { query, units, problems: told, loose: looseOf(tree, context) };
}

type Work = { readonly context: CompileContext; readonly units: Unit[]; readonly problems: QueryProblem[] };

function queryOf(tree: Tree, wanted: boolean, work: Work): string | null {
  switch (tree.kind) {
    case "and":
    case "or": {
      const sides = tree.of.map((one) => queryOf(one, wanted, work)).filter((side) => side !== null);
      return joined(sides, tree.kind === "and" ? "&" : "|");
    }
    case "not": {
      const inner = queryOf(tree.of, !wanted, work);
      return inner === null ? null : `!(${inner})`;
    }
    case "text":
      return textQuery(tree, wanted, work);
    case "facet":
      return facetQuery(tree, work);
    case "range":
      return rangeQuery(tree, work);
  }
}

function joined(sides: readonly string[], by: "&" | "|"): string | null {
  if (sides.length < 2) return sides[0] ?? null;
  return `(${sides.join(` ${by} `)})`;
}

function textQuery(leaf: TextLeaf, wanted: boolean, { context, units, problems }: Work): string | null {
  const found = unitsOf(leaf, context);
  if (wanted) units.push(...found);
  if (found.length === 0) problems.push({ code: "too-common", at: leaf.at, word: leaf.text });
  return joined(
    found.map((unit) => unit.query),
    "&",
  );
}

function facetQuery({ field, value, prefix, at }: FacetLeaf, { context, problems }: Work): string | null {
  const known = context.values.get(field) ?? [];
  const sought = folded(value);
  const there = known.some((one) => (prefix ? folded(one).startsWith(sought) : folded(one) === sought));
  if (!there) problems.push({ code: "unknown-value", at, word: `${field}:${value}` });
  return `${quoted(facetTerm(field, value))}${prefix ? ":*" : ""}`;
}

function rangeQuery({ field, date, from, to, at }: RangeLeaf, { context, problems }: Work): string | null {
  if (date)
    return joined(
      dateTermsBetween(from, to).map((one) => quoted(dateTerm(one))),
      "|",
    );
  const within = (context.values.get(field) ?? []).filter(
    (value) =>
      (from === null || compareValues(value, from) >= 0) && (to === null || compareValues(value, to) <= 0),
  );
  if (within.length === 0)
    problems.push({ code: "unknown-value", at, word: `${field}:${from ?? ""}..${to ?? ""}` });
  const terms =
    within.length === 0
      ? [facetTerm(field, `${from ?? ""}..${to ?? ""}`)]
      : within.map((value) => facetTerm(field, value));
  return joined(terms.map(quoted), "|");
}

/** Only words beside each other, without a field, are loose; brackets, phrases and conditions mean what they say. */
function looseOf(tree: Tree, context: CompileContext): Compiled["loose"] {
  if (tree.kind !== "and") return null;
  const isLoose = (one: Tree): one is TextLeaf => one.kind === "text" && one.field === null && !one.phrase;
  const units = tree.of.filter(isLoose).flatMap((leaf) => unitsOf(leaf, context));
  if (units.length < 2) return null;
  const rest = tree.of.filter((one) => !isLoose(one));
  const sides = rest
    .map((one) => queryOf(one, true, { context, units: [], problems: [] }))
    .filter((side) => side !== null);
  return { units, must: joined(sides, "&") };
}
