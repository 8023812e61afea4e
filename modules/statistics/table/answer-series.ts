import type { Filter } from "../filter/filter.ts";
import type { DataSetRow, StoredVariable } from "../find-data-set.ts";
import { periodColumn, periodNumber, periodOf } from "../import/stored-rows.ts";
import type { Cell } from "../statistics.ts";
import { askSeries } from "../store/ask-store.ts";
import { parquetOf } from "../store/folder.ts";
import type { SeriesLine, SeriesPart, Variable } from "../store/work.ts";
import type { Answered } from "./answer-records.ts";
import { TooManyCells } from "./answer-records.ts";
import { allowedBy } from "./conjuncts.ts";

/** Categories of this variable have no sum: one is to be chosen, or the table broken down by it. */
export class ChooseOne extends Error {
  readonly variable: string;

  constructor(variable: string) {
    super(variable);
    this.variable = variable;
  }
}

/** The source changed what it counts within the chosen periods, which are not joined. */
export class BrokenSeries extends Error {
  readonly at: string;

  constructor(at: string) {
    super(at);
    this.at = at;
  }
}

export class NoSuchMeasure extends Error {}

const mostCells = 30_000;
const periods = new Set(["year", "quarter", "month"]);

type Asking = {
  readonly row: DataSetRow;
  readonly allowed: ReadonlyMap<string, (string | null)[]>;
  /** Variables whose categories have no sum here. */
  readonly exclusive: readonly StoredVariable[];
};

function knownOf(variable: StoredVariable): (string | null)[] {
  return variable.categories.filter((code) => code !== "total");
}

/** What an exclusive variable is narrowed to: the filter's choice, or all that there is. */
function choiceOf({ allowed }: Pick<Asking, "allowed">, variable: StoredVariable): (string | null)[] {
  return allowed.get(variable.name) ?? knownOf(variable);
}

/** The rows that may be used for a table over `part`: totals where a variable with published totals is not asked for. */
function rowsFor({ row, allowed }: Asking, part: readonly StoredVariable[]): SeriesPart["only"] {
  return row.variables.flatMap((variable): SeriesPart["only"][number][] => {
    const { name, totals, multiple = false } = variable;
    const values = allowed.get(name);
    if (values !== undefined) return [{ column: name, several: multiple, values }];
    if (!totals) return [];
    const asked = part.some((one) => one.name === name);
    const categories = asked ? knownOf(variable) : ["total"];
    return [{ column: name, several: multiple, values: categories }];
  });
}

/** Years, quarters and months between the first and the last one asked for: a gap is a period without a figure. */
function withGaps(name: string, codes: readonly (string | null)[]): (string | null)[] {
  const known = codes.flatMap((code) => (code === null ? [] : [code]));
  const [first] = known;
  if (!periods.has(name) || first === undefined) return [...codes];
  const numbers = known.map(periodNumber);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const all = Array.from({ length: high - low + 1 }, (_, n) => periodOf(low + n, first));
  return codes.includes(null) ? [...all, null] : all;
}

/** A change of definition within the periods that a table would join. */
function breakWithin({ row, allowed }: Asking): string | undefined {
  const own = periodColumn({ grain: row.grain ?? "year" });
  const spanned =
    row.variables.find(({ name }) => name === own) ?? row.variables.find(({ name }) => name === "year");
  if (spanned === undefined) return undefined;
  const chosen = [...periods].flatMap((name) => allowed.get(name) ?? []);
  const within = (chosen.length > 0 ? chosen : spanned.categories).flatMap((code) =>
    code === null ? [] : [code],
  );
  const years = within.map((code) => code.slice(0, 7)).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return row.breaks.find(({ at }) => first < at.slice(0, first.length) && last >= at.slice(0, last.length))
    ?.at;
}

function exclusiveOf(row: DataSetRow, stock: boolean): StoredVariable[] {
  const period = periodColumn({ grain: row.grain ?? "year" });
  return row.variables.filter(({ name, exclusive }) => exclusive || (stock && name === period));
}

function cellOf(
  at: (string | null)[],
  line: SeriesLine | undefined,
  aggregate: "sum" | "median",
  zero: boolean,
): Cell {
  if (line === undefined) return zero ? { at, state: "shown", value: 0, rows: 0 } : { at, state: "missing" };
  const { value, low, high, rows } = line;
  if (aggregate === "median") return { at, state: "shown", value, low, high, rows };
  if (low === high) return { at, state: "shown", value, rows };
  return { at, state: "censored", low, high, rows };
}

/** Answers a question about dated rows: a measure by up to four variables, with what has no sum left missing. */
export async function answerSeries(
  row: DataSetRow,
  names: readonly string[],
  filter: Filter | null,
  measureName: string | undefined,
): Promise<Answered> {
  const measure = row.measures.find(({ name }) => name === (measureName ?? row.measures[0]?.name));
  if (measure === undefined && measureName !== "rows" && row.measures.length > 0) throw new NoSuchMeasure();
  const aggregate = measure?.aggregate ?? "sum";
  const by = names.flatMap((name) => row.variables.find((variable) => variable.name === name) ?? []);
  const allowed = allowedBy(row.kind, filter, row.variables);
  const asking: Asking = { row, allowed, exclusive: exclusiveOf(row, measure?.stock ?? false) };
  for (const variable of asking.exclusive)
    if (!names.includes(variable.name) && choiceOf(asking, variable).length > 1)
      throw new ChooseOne(variable.name);
  const broken = aggregate === "sum" && measure !== undefined ? breakWithin(asking) : undefined;
  const byPeriod = names.some((name) => periods.has(name));
  if (broken !== undefined && !byPeriod) throw new BrokenSeries(broken);

  // Parts of a table, its margins included; a margin that would add what has no sum is none.
  const parts: StoredVariable[][] = [];
  for (let mask = (1 << by.length) - 1; mask >= 0; mask--) {
    const part = by.filter((_, index) => mask & (1 << index));
    const left = by.filter((variable) => !part.includes(variable));
    const adds = left.some(
      (variable) => asking.exclusive.includes(variable) && choiceOf(asking, variable).length > 1,
    );
    const joins = broken !== undefined && !part.some(({ name }) => periods.has(name));
    if (!adds && !joins) parts.push(part);
  }
  const answers = await askSeries({
    kind: "series",
    file: parquetOf(row.data_set_id),
    ask: {
      measure: measure?.name ?? null,
      aggregate,
      high: measure?.bounds ? `${measure.name}_high` : null,
      parts: parts.map((part) => ({
        by: part.map(({ name, multiple = false }) => ({ column: name, several: multiple })),
        only: rowsFor(asking, part),
      })),
    },
  });
  const lines = new Map<string, SeriesLine>();
  const present = new Map<string, Set<string | null>>(by.map(({ name }) => [name, new Set()]));
  for (const [n, part] of parts.entries())
    for (const line of answers[n] ?? []) {
      const at = by.map(({ name }) => {
        const index = part.findIndex((variable) => variable.name === name);
        return index < 0 ? null : (line.at[index] ?? "unknown");
      });
      // A row with several values may have some that were not chosen.
      const strange = part.some(({ name }, index) => {
        const values = allowed.get(name);
        return values !== undefined && !values.includes(line.at[index] ?? null);
      });
      if (strange) continue;
      lines.set(JSON.stringify(at), line);
      for (const [index, { name }] of part.entries()) present.get(name)?.add(line.at[index] ?? null);
    }
  const kept = by.map(({ name, categories }): Variable => {
    const found = categories.filter((code) => code !== "total" && present.get(name)?.has(code));
    return { name, categories: withGaps(name, found) };
  });
  return {
    cells: cellsOf(kept, lines, aggregate, row, parts.length < 1 << by.length),
    by: kept,
    known: null,
    withheld: 0,
  };
}

function cellsOf(
  kept: readonly Variable[],
  lines: ReadonlyMap<string, SeriesLine>,
  aggregate: "sum" | "median",
  row: DataSetRow,
  incomplete: boolean,
): Cell[] {
  const size = kept.reduce((n, { categories }) => n * (categories.length + 1), 1);
  if (size > mostCells) {
    if (lines.size > mostCells) throw new TooManyCells();
    // A sparse table: only what is there.
    return [...lines].map(([key, line]) =>
      cellOf(JSON.parse(key) as (string | null)[], line, aggregate, false),
    );
  }
  const cells: Cell[] = [];
  const descend = (n: number, at: (string | null)[]): void => {
    const variable = kept[n];
    if (variable === undefined) {
      const margin = incomplete && at.includes(null);
      const zero = row.absent === "none" && aggregate === "sum" && !margin;
      cells.push(cellOf(at, lines.get(JSON.stringify(at)), aggregate, zero));
      return;
    }
    for (const code of variable.categories) descend(n + 1, [...at, code ?? "unknown"]);
    descend(n + 1, [...at, null]);
  };
  descend(0, []);
  return cells;
}
