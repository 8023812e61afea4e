import type { Filter } from "../filter/filter.ts";
import type { DataSetRow } from "../find-data-set.ts";
import type { Cell } from "../statistics.ts";
import { askFigures } from "../store/ask-store.ts";
import { parquetOf } from "../store/folder.ts";
import type { FigureLine, FiguresAsk, Variable } from "../store/work.ts";
import type { Answered } from "./answer-records.ts";
import { TooManyCells } from "./answer-records.ts";
import { allowedBy } from "./conjuncts.ts";

/** Figures of different indicators, or of persons and offences, have no sum. */
export class ChooseIndicator extends Error {}

const columns: Record<string, string> = { form: "category" };

/** Variables over which published figures may be added up; for the others only published totals count. */
const additive = new Set(["country", "region", "subregion", "year"]);

type Sum = { low: number; high: number };

/**
 * Which rows of the table may be used. The same people stand under several dimensions: rows by form are used only
 * for a question about forms, all others come from Dimension = Total; sex and age come from the published totals
 * unless they are asked for.
 */
function rowsFor(allowed: ReadonlyMap<string, (string | null)[]>, by: readonly string[]): FiguresAsk["only"] {
  const asked = new Set([...by, ...allowed.keys()]);
  const only: { column: string; values: (string | null)[] }[] = [];
  only.push({ column: "breakdown", values: [asked.has("form") ? "form_of_exploitation" : "total"] });
  for (const name of ["sex", "age"]) {
    const filtered = allowed.get(name);
    const other = name === "sex" ? "age" : "sex";
    if (filtered !== undefined) only.push({ column: name, values: filtered });
    // People of unknown sex have an unknown age too: they belong to a table by either.
    else if (!asked.has(name))
      only.push({ column: name, values: asked.has(other) ? ["total", "unknown"] : ["total"] });
  }
  for (const [name, values] of allowed)
    if (name !== "sex" && name !== "age") only.push({ column: columns[name] ?? name, values });
  return only;
}

/** Place of a published line in the answer: the published total of sex or age is the margin. */
function placeOf(line: FigureLine, by: readonly string[]): (string | null)[] {
  return line.at.map((code, index) =>
    (by[index] === "sex" || by[index] === "age") && code === "total" ? null : code,
  );
}

function cellOf(at: (string | null)[], sum: Sum | undefined): Cell {
  if (sum === undefined) return { at, state: "missing" };
  if (sum.low === sum.high) return { at, state: "shown", value: sum.low };
  return { at, state: "censored", low: sum.low, high: sum.high };
}

/** Answers a question about published figures: sums with bounds, nothing added that the source says must not be. */
export async function answerFigures(
  row: DataSetRow,
  by: readonly string[],
  filter: Filter | null,
): Promise<Answered> {
  const allowed = allowedBy(row.kind, filter, row.variables);
  const indicators = allowed.get("indicator");
  if (!by.includes("indicator") && indicators?.length !== 1) throw new ChooseIndicator();
  const lines = await askFigures({
    kind: "figures",
    file: parquetOf(row.data_set_id),
    ask: { by: by.map((name) => columns[name] ?? name), only: rowsFor(allowed, by) },
  });
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    const at = placeOf(line, by);
    // Each line counts in its own cell and in the margins of every set of variables that may be added up.
    const free = by.flatMap((name, index) => (additive.has(name) && at[index] !== null ? [index] : []));
    for (let mask = 0; mask < 1 << free.length; mask++) {
      const place = [...at];
      for (const [bit, index] of free.entries()) if (mask & (1 << bit)) place[index] = null;
      const key = JSON.stringify(place);
      const before = sums.get(key) ?? { low: 0, high: 0 };
      sums.set(key, { low: before.low + line.low, high: before.high + line.high });
    }
  }
  const kept = by.map((name, index): Variable => {
    const present = new Set(lines.map((line) => placeOf(line, by)[index]));
    const categories = row.variables.find((variable) => variable.name === name)?.categories ?? [];
    return { name, categories: categories.filter((code) => code !== "total" && present.has(code)) };
  });
  if (kept.reduce((n, { categories }) => n * (categories.length + 1), 1) > 30_000) throw new TooManyCells();
  const cells: Cell[] = [];
  const descend = (n: number, at: (string | null)[]): void => {
    const variable = kept[n];
    if (variable === undefined) {
      cells.push(cellOf(at, sums.get(JSON.stringify(at))));
      return;
    }
    for (const code of variable.categories) descend(n + 1, [...at, code]);
    descend(n + 1, [...at, null]);
  };
  descend(0, []);
  return { cells, by: kept, known: null, withheld: 0 };
}
