import { type RawBuilder, sql } from "kysely";

/** Where a page of a list in the order of a moment ended. */
export type After = { readonly at: string; readonly id: string };

/** A row that knows its moment to the microsecond: `exactly(...) as place`. */
export type Placed = { readonly place: string };

/**
 * A moment as the database keeps it, in UTC to the microsecond. A `Date` ends at the millisecond: compared with that, rows
 * of one import, which all have one moment, would be passed over or come twice.
 */
export function exactly(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Where a page ended, as one text that the reader hands back. */
export function afterOf(place: string, id: string): string {
  return `${place} ${id}`;
}

/** Null for the first page and for anything that is not such a text. */
export function readAfter(text: string | undefined): After | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(text ?? "");
  return found?.[1] === undefined || found[2] === undefined ? null : { at: found[1], id: found[2] };
}
