import type { Lang, PartialDate } from "#kernel/words";
import { readPartialDate } from "#kernel/words";
import type { JudgmentInput } from "../words/index.ts";
import type { ReadElement } from "./mapping/elements-of.ts";

/** What a cell should have been: a sentence under `expected` in the importers' texts. */
export type Expected =
  | "address"
  | "case"
  | "code-here"
  | "codes"
  | "country"
  | "date"
  | "missing"
  | "number"
  | "not-here"
  | "record";

/** Says what is wrong with one cell of the row that is read; the row is then left out. */
export type Refuse = (
  column: string,
  value: string,
  expected: Expected,
  params?: Readonly<Record<string, string | number>>,
) => void;

/** One row by the names of its columns. */
export type Cells = (column: string) => string;

export type RowAsk = {
  readonly row: number;
  readonly cell: Cells;
  readonly refuse: Refuse;
  readonly lang: Lang;
};

/** What one row tells: a judgment, and how each of its fields was read. */
export type RowRead = {
  readonly judgment: JudgmentInput;
  readonly read: Readonly<Record<string, ReadElement>>;
};

/** A field that a source fills with one value: read, not there, or there and not understood. */
export function oneRead(value: unknown, cell: string): ReadElement {
  const known = value !== null && value !== undefined;
  return {
    codes: known ? [cell] : [],
    by: known ? "source" : null,
    unmapped: known || cell.trim() === "" ? [] : [cell.replace(/\s+/g, " ").trim()],
  };
}

/** A date from its EDTF text, or nothing. */
export function dateOf(edtf: string): PartialDate | null {
  const read = readPartialDate(edtf);
  return read.ok ? read.value : null;
}

/** A whole number of at most a hundred thousand, or nothing. */
export function countOf(cell: string): number | null {
  const found = /^\s*(\d{1,6})(?:\.0)?\s*$/.exec(cell);
  const count = found === null ? null : Number(found[1]);
  return count === null || count > 100_000 ? null : count;
}
