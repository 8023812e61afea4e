import type { QueryProblem } from "../search-words.ts";
import type { RangeLeaf } from "./tree.ts";

const partOfDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const plainValue = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

export type ReadRange = { readonly leaf: RangeLeaf | null; readonly problem: QueryProblem | null };

/** Reads `2015..2020`, `2015..`, `..2020` or, for a date, one value alone; null when the text is none of these. */
export function readRange(
  text: string,
  { field, date, at }: { field: string; date: boolean; at: number },
): ReadRange | null {
  const parts = text.split("..");
  if (parts.length !== 2 && !(date && parts.length === 1)) return null;
  const [from = "", to = from] = parts;
  const wrong = { leaf: null, problem: { code: "bad-range", at, word: text } as const };
  if (from === "" && to === "") return wrong;
  // Signs of the language of queries are no bound: such a value is compared as it stands.
  if (!date && [from, to].some((part) => part !== "" && !plainValue.test(part))) return null;
  if (date && [from, to].some((part) => part !== "" && !partOfDate.test(part))) return wrong;
  const turned = from !== "" && to !== "" && compareValues(from, to) > 0;
  const leaf: RangeLeaf = {
    kind: "range",
    field,
    date,
    from: (turned ? to : from) || null,
    to: (turned ? from : to) || null,
    at,
  };
  return { leaf, problem: turned ? wrong.problem : null };
}

/** Numbers by their size, dates by their beginning, other texts by their letters. */
export function compareValues(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  if (/^\d{4}-/.test(a) || /^\d{4}-/.test(b)) return compareTexts(a.slice(0, length), b.slice(0, length));
  if (/^\d+(\.\d+)?$/.test(a) && /^\d+(\.\d+)?$/.test(b)) return Number(a) - Number(b);
  return compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
