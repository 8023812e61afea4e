import { z } from "zod";

/** What tells people of a study apart; the columns that a file may have beside its lists. */
export const strataNames = ["sex", "age", "form", "region", "period"] as const;
export const StratumName = z.enum(strataNames);
export type StratumName = z.infer<typeof StratumName>;

/** A part of a study: `{}` is everybody, `{sex: "female"}` the women and girls in it. An empty value is "not known". */
export const Stratum = z.partialRecord(StratumName, z.string().max(60));
export type Stratum = z.infer<typeof Stratum>;

/** People by capture history in one finest part: bit i of a key is list i. */
export type Cell = { readonly stratum: Stratum; readonly counts: Readonly<Record<string, number>> };

export type StudyContent = {
  readonly lists: readonly string[];
  readonly strata: readonly StratumName[];
  readonly cells: readonly Cell[];
};

/** Whether a cell lies in a part. */
export function liesIn(cell: Stratum, part: Stratum): boolean {
  return Object.entries(part).every(([name, value]) => (cell[name as StratumName] ?? "") === value);
}

/** Counts by history of one part, dense: length 2^lists, slot 0 is 0. */
export function countsOf({ lists, cells }: StudyContent, part: Stratum): Float64Array {
  const counts = new Float64Array(2 ** lists.length);
  for (const cell of cells) {
    if (!liesIn(cell.stratum, part)) continue;
    for (const [history, people] of Object.entries(cell.counts)) {
      const at = Number(history);
      counts[at] = (counts[at] ?? 0) + people;
    }
  }
  return counts;
}

/** Everybody, and each value of each column that tells people apart: the parts that a study is looked at by. */
export function partsOf({ strata, cells }: StudyContent): Stratum[] {
  const single = strata.flatMap((name) => {
    const values = [...new Set(cells.map(({ stratum }) => stratum[name] ?? ""))].sort();
    return values.map((value) => ({ [name]: value }) as Stratum);
  });
  return [{}, ...single];
}

/** One name for a part, the same for the same part. */
export function partKey(part: Stratum): string {
  return strataNames.flatMap((name) => (name in part ? [`${name}=${part[name] ?? ""}`] : [])).join("&");
}
