import { type HistoryTable, readHistories, type TableTrouble } from "@palermo/mse";
import { ImportProblem, type InspectContext, Rejections, readTable } from "#kernel/import";
import { text } from "../text.ts";
import { type Cell, type Stratum, type StratumName, type StudyContent, strataNames } from "../undetected.ts";

export type ListsReading = {
  readonly content: StudyContent;
  readonly people: number;
  readonly rowsRead: number;
  readonly rejections: Rejections;
};

type Asked = Pick<InspectContext, "path" | "fileName" | "lang" | "signal">;

/** Most rows of a file: a row per person of a large country. */
const mostRows = 2_000_000;

/**
 * Reads a file of overlaps: a 0/1 column for each list, `count` or a row per person (`id`), and any of sex, age, form, region
 * and period. Ids are looked at for repetitions and forgotten. Throws `ImportProblem` for the file as a whole.
 */
export async function readLists(asked: Asked): Promise<ListsReading> {
  const lines: string[][] = [];
  let heading: readonly string[] = [];
  for await (const { head, rows } of readTable(asked.path, { ...asked, maxRows: mostRows })) {
    heading = head.columns;
    for (const { cells } of rows) lines.push([...cells]);
  }
  if (lines.length === 0) throw new ImportProblem("no-rows");
  const layout = layoutOf(heading);
  const reading = readHistories(joined(layout, lines));
  const rejections = new Rejections();
  if (!reading.ok) {
    for (const trouble of reading.troubles) reject(trouble, asked.lang, rejections);
    if (rejections.count === 0) throw fileProblem(reading.troubles, asked.lang, heading);
    return {
      content: { lists: layout.lists, strata: [], cells: [] },
      people: 0,
      rowsRead: lines.length,
      rejections,
    };
  }
  const repeated = repeatedPerson(heading, lines);
  if (repeated !== null) reject(repeated, asked.lang, rejections);
  const cells = reading.tables.map((table, at) => cellOf(table, reading.draws?.[at] ?? "{}"));
  const people = reading.tables.reduce((sum, { n }) => sum + n, 0);
  const content = { lists: layout.lists, strata: layout.strata.map(({ name }) => name), cells };
  return { content, people, rowsRead: lines.length, rejections };
}

type Layout = {
  readonly lists: readonly string[];
  readonly strata: readonly { readonly name: StratumName; readonly at: number }[];
  /** Places of the columns that are kept: lists, count, id. */
  readonly kept: readonly number[];
  readonly heading: readonly string[];
};

function layoutOf(heading: readonly string[]): Layout {
  const names = heading.map((name) => name.trim());
  const strata = strataNames.flatMap((name) => {
    const at = names.findIndex((one) => one.toLowerCase() === name);
    return at === -1 ? [] : [{ name, at }];
  });
  const kept = names.flatMap((_, at) => (strata.some((one) => one.at === at) ? [] : [at]));
  const own = ["count", "id"];
  return {
    strata,
    kept,
    heading: names,
    lists: kept.map((at) => names[at] ?? "").filter((name) => !own.includes(name.toLowerCase())),
  };
}

/** The file once more with the part that each row lies in as the draw, by which the reader keeps tables apart. */
function joined({ kept, strata, heading }: Layout, lines: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const row = (cells: readonly string[], last: string) =>
    [...kept.map((at) => quoted((cells[at] ?? "").trim())), quoted(last)].join(",");
  const partOf = (cells: readonly string[]) =>
    JSON.stringify(
      Object.fromEntries(strata.map(({ name, at }) => [name, (cells[at] ?? "").trim().slice(0, 60)])),
    );
  return [row(heading, "draw"), ...lines.map((cells) => row(cells, partOf(cells)))].join("\n");
}

function cellOf({ counts }: HistoryTable, key: string): Cell {
  const kept: Record<string, number> = {};
  for (const [history, people] of counts.entries()) if (people > 0) kept[history] = people;
  return { stratum: JSON.parse(key) as Stratum, counts: kept };
}

function reject(
  { row, column, value, code }: TableTrouble,
  lang: Asked["lang"],
  rejections: Rejections,
): void {
  if (row === undefined || row === 1) return;
  rejections.add({
    row,
    column: String(column ?? ""),
    value: code === "person-twice" ? "" : String(value ?? "").slice(0, 80),
    expected: text(lang, `trouble.${code}`),
  });
}

/** The reader looks for repeated ids within a part; a person in two parts is one too many as well. */
function repeatedPerson(
  heading: readonly string[],
  lines: readonly (readonly string[])[],
): TableTrouble | null {
  const names = heading.map((name) => name.trim().toLowerCase());
  const at = names.indexOf("id");
  if (at === -1 || names.includes("count")) return null;
  const seen = new Set<string>();
  for (const [index, cells] of lines.entries()) {
    const id = (cells[at] ?? "").trim();
    if (seen.has(id)) return { code: "person-twice", row: index + 2, column: "id", expected: "" };
    seen.add(id);
  }
  return null;
}

function fileProblem(
  troubles: readonly TableTrouble[],
  lang: Asked["lang"],
  heading: readonly string[],
): ImportProblem {
  const [first] = troubles;
  const found = String(first?.value ?? heading.slice(0, 12).join(", "));
  return new ImportProblem("wrong-header", {
    row: 1,
    missing: text(lang, `trouble.${first?.code ?? "no-rows"}`),
    found,
  });
}
