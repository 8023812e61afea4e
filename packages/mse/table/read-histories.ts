import { parse } from "csv-parse/browser/esm/sync";
import { countTrouble, type HistoryTable, historyTable, listTroubles } from "./history-table.ts";
import { type TableTrouble, trouble } from "./table-trouble.ts";

/** One table, or one for each draw of an uncertain linkage (column `draw`), in the order of the draws. */
export type Reading =
  | { readonly ok: true; readonly tables: readonly HistoryTable[]; readonly draws: readonly string[] | null }
  | { readonly ok: false; readonly troubles: readonly TableTrouble[] };

/** Troubles that are told at once; the rest would be more of the same. */
const MOST_TROUBLES = 50;

/**
 * Reads CSV text: one 0/1 column per list, and either a column `count` (histories; repeated ones are summed) or none (a row
 * per person, whose optional column `id` must not repeat). A column `draw` splits the rows into tables of the same lists.
 * Wrong input gives troubles that name row, column, value and expectation; nothing is read by halves.
 */
export function readHistories(text: string): Reading {
  const rows = splitRows(text);
  if (!Array.isArray(rows)) return { ok: false, troubles: [rows] };
  const heading = rows[0];
  if (heading === undefined || rows.length < 2) {
    return refusal(trouble("no-rows", { expected: "a heading, and at least one row below it" }));
  }
  const layout = layoutOf(heading);
  const wrongLists = listTroubles(layout.lists.map(({ name }) => name));
  if (wrongLists.length > 0) return { ok: false, troubles: wrongLists };
  return fill(layout, rows);
}

type Column = { readonly name: string; readonly at: number };
type Layout = {
  readonly lists: readonly Column[];
  readonly count: number;
  readonly id: number;
  readonly draw: number;
};

function layoutOf(heading: readonly string[]): Layout {
  const names = heading.map((name) => name.trim());
  const at = (wanted: string) => names.findIndex((name) => name.toLowerCase() === wanted);
  const [count, id, draw] = [at("count"), at("id"), at("draw")];
  const lists = names.flatMap((name, index) =>
    index === count || index === id || index === draw ? [] : [{ name, at: index }],
  );
  return { lists, count, id, draw };
}

function fill(layout: Layout, rows: readonly (readonly string[])[]): Reading {
  const size = 2 ** layout.lists.length;
  const byDraw = new Map<string, Float64Array>();
  const seen = new Map<string, number>();
  const troubles: TableTrouble[] = [];
  for (let index = 1; index < rows.length && troubles.length < MOST_TROUBLES; index++) {
    const cells = rows[index] ?? [];
    const read = readRow(layout, cells, index + 1);
    const repeated = read.ok ? repeatedPerson(layout, { cells, row: index + 1, seen }) : null;
    if (!read.ok) troubles.push(...read.troubles);
    else if (repeated !== null) troubles.push(repeated);
    else {
      const counts = byDraw.get(read.draw) ?? new Float64Array(size);
      counts[read.history] = (counts[read.history] ?? 0) + read.count;
      byDraw.set(read.draw, counts);
    }
  }
  if (troubles.length > 0) return { ok: false, troubles };
  const names = layout.lists.map(({ name }) => name);
  const tables: HistoryTable[] = [];
  for (const counts of byDraw.values()) {
    const outcome = historyTable(names, counts);
    if (!outcome.ok) return outcome;
    tables.push(outcome.table);
  }
  return { ok: true, tables, draws: layout.draw === -1 ? null : [...byDraw.keys()] };
}

type Row =
  | { readonly ok: true; readonly history: number; readonly count: number; readonly draw: string }
  | { readonly ok: false; readonly troubles: readonly TableTrouble[] };

function readRow(layout: Layout, cells: readonly string[], row: number): Row {
  const troubles: TableTrouble[] = [];
  let history = 0;
  for (const [bit, { name, at }] of layout.lists.entries()) {
    const mark = cells[at]?.trim();
    if (mark === "1") history |= 1 << bit;
    else if (mark !== "0") {
      troubles.push(trouble("bad-mark", { row, column: name, value: mark ?? "", expected: "0 or 1" }));
    }
  }
  const text = layout.count === -1 ? "1" : (cells[layout.count] ?? "").trim();
  const count = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(count)) {
    const expected = "a whole number of people, 0 or more";
    troubles.push(trouble("bad-count", { row, column: "count", value: text, expected }));
  } else if (layout.count === -1 && history === 0) {
    troubles.push(trouble("person-on-no-list", { row, expected: "each person on at least one list" }));
  } else {
    const wrong = countTrouble(count, history, row);
    if (wrong !== null) troubles.push(wrong);
  }
  const draw = layout.draw === -1 ? "" : (cells[layout.draw] ?? "").trim();
  if (layout.draw !== -1 && draw === "") {
    troubles.push(trouble("bad-draw", { row, column: "draw", value: "", expected: "the number of a draw" }));
  }
  return troubles.length > 0 ? { ok: false, troubles } : { ok: true, history, count, draw };
}

type Place = {
  readonly cells: readonly string[];
  readonly row: number;
  readonly seen: Map<string, number>;
};

/** Ids count in files with a row per person only; each person once in each draw. */
function repeatedPerson(layout: Layout, { cells, row, seen }: Place): TableTrouble | null {
  if (layout.id === -1 || layout.count !== -1) return null;
  const id = (cells[layout.id] ?? "").trim();
  if (id === "") {
    return trouble("person-without-id", { row, column: "id", value: "", expected: "the id of a person" });
  }
  const key = JSON.stringify([layout.draw === -1 ? "" : cells[layout.draw]?.trim(), id]);
  const before = seen.get(key);
  seen.set(key, row);
  if (before === undefined) return null;
  const expected = `each person once; this id stands in row ${before} too`;
  return trouble("person-twice", { row, column: "id", value: id, expected });
}

function splitRows(text: string): string[][] | TableTrouble {
  try {
    return parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    return trouble("unreadable", { value, expected: "CSV text with a heading" });
  }
}

function refusal(one: TableTrouble): Reading {
  return { ok: false, troubles: [one] };
}
