import { cellOf, protectTable, roundToBase } from "@palermo/disclosure";
import type { Outcome } from "../words/outcome.ts";

/** What may become of a person's referral; each person asked for stands in one of them. */
export const became = ["accepted", "refused", "unanswered", "waiting"] as const;
export type Became = (typeof became)[number];

/** A number of people as it is shown: a multiple of five, null where it or its complement is below eleven. */
export type ShownCount = number | null;

export type PeopleTable = {
  /** Counts at an area (null: all), a kind (null: all) and what became of it (null: all). */
  readonly at: (area: string | null, kind: string | null, what: Became | null) => ShownCount;
  /** Median hours to an answer where at least eleven were answered, else null. */
  readonly hours: (area: string, kind: string) => number | null;
};

const least = 11;

/**
 * Protects what became of referrals: one table of place × kind × outcome with all its margins, no count of 1 to 10 shown
 * or computable (`@palermo/disclosure`), what is shown rounded to five, so that the same table a day later does not tell
 * one person apart. Hours are shown where eleven people or more stand behind them.
 */
export function protectPeople(
  outcomes: readonly Outcome[],
  { areas, kinds }: { areas: readonly string[]; kinds: readonly string[] },
): PeopleTable {
  // Rows and columns without anybody are left out of the work: their zero is shown as it is.
  const [inAreas, ofKinds] = [new Set(outcomes.map(({ area }) => area)), new Set<string>()];
  for (const { kind } of outcomes) ofKinds.add(kind);
  const usedAreas = areas.filter((area) => inAreas.has(area));
  const usedKinds = kinds.filter((kind) => ofKinds.has(kind));
  const [areaAt, kindAt] = [placesOf(usedAreas), placesOf(usedKinds)];
  const counts = new Int32Array(usedAreas.length * usedKinds.length * became.length);
  const answered = new Map<string, { people: number; hours: number }[]>();
  for (const one of outcomes) {
    const [area, kind] = [areaAt.get(one.area), kindAt.get(one.kind)];
    if (area === undefined || kind === undefined) continue;
    for (const [at, what] of became.entries()) {
      const cell = (area * usedKinds.length + kind) * became.length + at;
      counts[cell] = (counts[cell] ?? 0) + one[what];
    }
    if (one.hours !== null) {
      const key = `${one.area} ${one.kind}`;
      answered.set(key, [
        ...(answered.get(key) ?? []),
        { people: one.accepted + one.refused, hours: one.hours },
      ]);
    }
  }
  const table =
    counts.length === 0
      ? null
      : protectTable({ dimensions: [usedAreas, usedKinds, became], counts, k: least });
  return {
    at(area, kind, what) {
      const there = (area === null || areaAt.has(area)) && (kind === null || kindAt.has(kind));
      if (table === null || !there) return 0;
      const cell = cellOf(table, [area, kind, what]);
      return cell.value === undefined ? null : roundToBase(cell.value, 5);
    },
    hours(area, kind) {
      const parts = answered.get(`${area} ${kind}`) ?? [];
      const people = parts.reduce((sum, part) => sum + part.people, 0);
      if (people < least) return null;
      return Math.round(parts.reduce((sum, part) => sum + part.hours * part.people, 0) / people);
    },
  };
}

const placesOf = (codes: readonly string[]) => new Map(codes.map((code, at) => [code, at]));
