import { writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { type HistoryTable, joinLists, tableText } from "@palermo/mse";
import { type Answer, type Call, Failure, textOption, UsageError } from "../../lib/command.ts";
import { fileOf } from "../../lib/folders.ts";
import { badTable, tablesOf, textOf } from "../../lib/mse-file.ts";
import { estimateTables } from "./estimate.ts";

/**
 * `mse overlap FILE…`: the table of histories from one file per list (a row per person, a common id), or from one file with a
 * row per person; a file with a column `draw` is estimated over its draws.
 */
export async function overlapFiles(call: Call): Promise<Answer> {
  const [first, ...more] = call.words;
  if (first === undefined) throw new UsageError("Expected one file per list, or one file of all.");
  if (more.length > 0) return answerOf(call, joined(call));
  const { tables, drawn } = tablesOf(first);
  if (drawn) return estimateTables(call, tables, true);
  const [table] = tables;
  if (table === undefined) throw new Error("a reading without a table");
  return answerOf(call, table);
}

function joined(call: Call): HistoryTable {
  const files = call.words.map((name) => ({ name: basename(name, extname(name)), text: textOf(name) }));
  const outcome = joinLists(files, textOption(call.values, "id"));
  if (!outcome.ok) throw badTable("lists", outcome.troubles);
  return outcome.table;
}

function answerOf(call: Call, table: HistoryTable): Answer {
  const text = tableText(table);
  const out = textOption(call.values, "out");
  if (out !== undefined) write(fileOf(out), text);
  const histories = [...table.counts].flatMap((count, history) =>
    count === 0 ? [] : [{ lists: table.lists.filter((_, list) => (history >> list) & 1), count }],
  );
  const json = { observed: table.n, lists: table.lists, histories };
  return { json, text: out === undefined ? text.trimEnd() : `Wrote ${fileOf(out)}.` };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    throw new Failure("not-written", `${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
