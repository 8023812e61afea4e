import { marginOf, protectTable } from "@palermo/disclosure";
import { z } from "zod";
import { Words } from "#kernel/words";
import type { Estimate } from "../estimates/estimate-rows.ts";
import { newestOf } from "../estimates/estimate-rows.ts";
import { countsOf, Method, type Stratum, StratumName, type StudyContent } from "../undetected.ts";

/** A line of the table for indicator 16.2.2: null is hidden or has no estimate. */
export const FigureRow = z.object({
  value: z.string().nullable().describe("of the column that tells people apart; null for everybody"),
  detected: z.int().nullable(),
  undetected: z.int().nullable(),
  low: z.int().nullable().describe("of detected and undetected together, 95 %"),
  high: z.int().nullable(),
  total: z.int().nullable(),
  per100000: z.number().nullable(),
});
export type FigureRow = z.infer<typeof FigureRow>;

export const FiguresContent = z.object({
  title: Words(300),
  source: z.string(),
  country: z.string(),
  year: z.int(),
  lists: z.array(z.string()),
  method: Method,
  by: StratumName.nullable(),
  rows: z.array(FigureRow),
  spread: z.object({ low: z.int(), high: z.int() }).describe("smallest and largest estimate of any method"),
  populationSource: z.string().nullable(),
  snapshot: z.uuid().describe("the study that it rests on, which is never changed"),
  madeWith: z.string(),
  seed: z.int(),
});
export type FiguresContent = z.infer<typeof FiguresContent>;

/** No group of fewer people than this is told. */
const k = 11;

const tens = (people: number) => Math.round(people / 10) * 10;

export type Populations = ReadonlyMap<string, number>;
export const populationKey = (sex: string, age: string) => `${sex}/${age}`;

type Asked = {
  readonly content: StudyContent;
  readonly estimates: readonly Estimate[];
  readonly method: Method;
  readonly by: StratumName | null;
  readonly populations: Populations;
};

/**
 * Detected and undetected people for everybody and, when asked, by one column. Small groups and those from which they could
 * be computed stay hidden; what is shown is in tens. A group without an estimate of its own has none: parts are never split by rule.
 */
export function makeRows({ content, estimates, method, by, populations }: Asked): FigureRow[] {
  const values =
    by === null ? [] : [...new Set(content.cells.map(({ stratum }) => stratum[by] ?? ""))].sort();
  const peopleIn = (part: Stratum) => countsOf(content, part).reduce((sum, people) => sum + people, 0);
  const shown =
    by === null || values.length === 0
      ? new Map<string, number>()
      : protectedCounts(values, (value) => peopleIn({ [by]: value }));
  const rowOf = (part: Stratum, value: string | null, detected: number | null): FigureRow => {
    const [estimate] = newestOf(estimates, part).filter((one) => one.method === method);
    const result = detected === null ? undefined : estimate?.result;
    const total = result?.estimate ?? null;
    const interval = result?.intervals.find(({ level }) => level === 0.95);
    const population = populationOf(by, value, populations);
    return {
      value,
      detected: detected === null ? null : tens(detected),
      undetected: result?.hidden == null ? null : tens(result.hidden),
      total: total === null ? null : tens(total),
      low: interval === undefined ? null : tens(interval.low),
      high: interval?.high == null ? null : tens(interval.high),
      per100000:
        total === null || population === null ? null : Math.round((1e6 * tens(total)) / population) / 10,
    };
  };
  const everybody = peopleIn({});
  return [
    rowOf({}, null, everybody < k ? null : everybody),
    ...values.map((value) => rowOf(by === null ? {} : { [by]: value }, value, shown.get(value) ?? null)),
  ];
}

function protectedCounts(values: readonly string[], countOf: (value: string) => number): Map<string, number> {
  const table = protectTable({ dimensions: [values], counts: Int32Array.from(values, countOf), k });
  const cells = marginOf(table, [0]);
  return new Map(
    cells.flatMap(({ at, value }) =>
      value === undefined || typeof at[0] !== "string" ? [] : [[at[0], value]],
    ),
  );
}

function populationOf(by: StratumName | null, value: string | null, populations: Populations): number | null {
  if (value === null) return populations.get(populationKey("total", "total")) ?? null;
  if (by === "sex") return populations.get(populationKey(value, "total")) ?? null;
  if (by === "age") return populations.get(populationKey("total", value)) ?? null;
  return null;
}
