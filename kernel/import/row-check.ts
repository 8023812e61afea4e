import type { Lang } from "../i18n/lang.ts";
import { sentence } from "./sentence.ts";
import type { RowError } from "./words.ts";
import { rejectedShown } from "./words.ts";

/** What a cell should have been. Importers share these, so that the same mistake reads the same everywhere. */
export const cellProblems = [
  "bad-date",
  "bad-number",
  "bad-whole-number",
  "date-in-future",
  "duplicate-key",
  "impossible-date",
  "missing",
  "not-in-list",
  "surplus-cells",
  "too-long",
  "two-values",
  "unknown-country",
  "unknown-language",
  "wrong-pair",
] as const;
export type CellProblem = (typeof cellProblems)[number];

/** Shown values end here: a file may hold a whole chapter in one cell. */
const shownLength = 80;

/** Makes a row error in the reader's language. */
export function rowError(
  lang: Lang,
  place: { readonly row: number; readonly column: string; readonly value: string },
  problem: CellProblem,
  params: Readonly<Record<string, string | number>> = {},
): RowError {
  const value = place.value.length > shownLength ? `${place.value.slice(0, shownLength)}…` : place.value;
  return { row: place.row, column: place.column, value, expected: sentence(lang, `cell.${problem}`, params) };
}

/** Counts every wrong row and keeps the first thousand wrong cells. */
export class Rejections {
  readonly shown: RowError[] = [];
  readonly #rows = new Set<number>();

  add(error: RowError): void {
    this.#rows.add(error.row);
    if (this.shown.length < rejectedShown) this.shown.push(error);
  }

  has(row: number): boolean {
    return this.#rows.has(row);
  }

  get count(): number {
    return this.#rows.size;
  }
}
