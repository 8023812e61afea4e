import { parse } from "csv-parse/browser/esm/sync";
import { type HistoryTable, historyTable, listTroubles, type TableOutcome } from "./history-table.ts";
import { type TableTrouble, trouble } from "./table-trouble.ts";

/** A list as a file: its name, and CSV text with a row per person and a column with the common id. */
export type ListFile = { readonly name: string; readonly text: string };

/**
 * The table of histories from lists that share an id. Ids are compared as they stand, without spaces around them. Troubles
 * name the list as column: an id column that is not there, rows without an id, an id twice on one list.
 */
export function joinLists(files: readonly ListFile[], idColumn = "id"): TableOutcome {
  const names = files.map(({ name }) => name);
  const wrong = listTroubles(names);
  if (wrong.length > 0) return { ok: false, troubles: wrong };
  const histories = new Map<string, number>();
  const troubles: TableTrouble[] = [];
  for (const [bit, file] of files.entries()) {
    const ids = idsOf(file, idColumn);
    if (!ids.ok) troubles.push(...ids.troubles);
    else for (const id of ids.ids) histories.set(id, (histories.get(id) ?? 0) | (1 << bit));
  }
  if (troubles.length > 0) return { ok: false, troubles };
  const counts = new Float64Array(2 ** files.length);
  for (const history of histories.values()) counts[history] = (counts[history] ?? 0) + 1;
  return historyTable(names, counts);
}

type Ids =
  | { readonly ok: true; readonly ids: ReadonlySet<string> }
  | { readonly ok: false; readonly troubles: readonly TableTrouble[] };

function idsOf({ name, text }: ListFile, idColumn: string): Ids {
  const rows = rowsOf(text);
  if (rows === null) {
    return refusal(trouble("unreadable", { column: name, expected: "CSV text with a heading" }));
  }
  const [heading = []] = rows;
  const at = heading.findIndex((word) => word.trim().toLowerCase() === idColumn.toLowerCase());
  if (at === -1) {
    const expected = `a column ${idColumn}`;
    return refusal(
      trouble("person-without-id", { row: 1, column: name, value: heading.join(","), expected }),
    );
  }
  const seen = new Map<string, number>();
  const troubles: TableTrouble[] = [];
  for (let index = 1; index < rows.length; index++) {
    const id = rows[index]?.[at]?.trim() ?? "";
    const before = seen.get(id);
    const place = { row: index + 1, column: name, value: id };
    if (id === "") troubles.push(trouble("person-without-id", { ...place, expected: "the id of a person" }));
    else if (before !== undefined) {
      const expected = `each person once on a list; this id stands in row ${before} too`;
      troubles.push(trouble("person-twice", { ...place, expected }));
    } else seen.set(id, index + 1);
  }
  return troubles.length > 0 ? { ok: false, troubles } : { ok: true, ids: new Set(seen.keys()) };
}

function rowsOf(text: string): string[][] | null {
  try {
    return parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return null;
  }
}

function refusal(one: TableTrouble): Ids {
  return { ok: false, troubles: [one] };
}

/** The table as CSV text: one 0/1 column per list and `count`, only histories with people. */
export function tableText({ lists, counts }: HistoryTable): string {
  const quote = (name: string) => (/[",;\t\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
  const lines = [...counts].flatMap((count, history) =>
    count === 0 ? [] : [[...lists.map((_, list) => (history >> list) & 1), count].join(",")],
  );
  return `${[[...lists.map(quote), "count"].join(","), ...lines].join("\n")}\n`;
}
