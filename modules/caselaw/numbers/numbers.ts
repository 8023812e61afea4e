import type { Charge } from "../words/charges.ts";
import { type Distribution, distributionOf } from "./distribution.ts";
import { outcomeOfCharge, outcomeOfDefendant } from "./outcome.ts";

export const groupings = ["jurisdiction", "form", "means", "issue"] as const;
export type Grouping = (typeof groupings)[number];
export const units = ["defendant", "count"] as const;
export type Unit = (typeof units)[number];

/** Below so many decided, a share says little and the table says so. */
export const fewDecided = 10;

/** What is counted of a judgment. */
export type Counted = {
  readonly groups: readonly string[];
  readonly charges: readonly Pick<Charge, "defendant" | "verdict" | "sentence">[];
};

export type NumbersRow = {
  readonly group: string;
  readonly cases: number;
  readonly convicted: number;
  readonly acquitted: number;
  readonly other: number;
  /** Convicted of those convicted or acquitted; null where none was decided. */
  readonly rate: number | null;
  readonly few: boolean;
  readonly life: number;
  /** Sentences of imprisonment that are suspended whole. */
  readonly suspended: number;
  readonly months: Distribution;
};

type Sentence = Counted["charges"][number]["sentence"];

/** The sentence that counts for a defendant: life, else the longest; how several are served together is not known. */
function heaviest(sentences: readonly Sentence[]): Sentence {
  return sentences.reduce<Sentence>((most, one) => {
    if (one === undefined || most?.life) return most;
    if (one.life || most === undefined) return one;
    return (one.imprisonmentMonths ?? 0) > (most.imprisonmentMonths ?? 0) ? one : most;
  }, undefined);
}

type Line = { readonly outcome: ReturnType<typeof outcomeOfCharge>; readonly sentence: Sentence };

function linesOf({ charges }: Counted, unit: Unit): Line[] {
  if (unit === "count")
    return charges.map((one) => ({ outcome: outcomeOfCharge(one), sentence: one.sentence }));
  return [...Map.groupBy(charges, ({ defendant }) => defendant).values()].map((own) => ({
    outcome: outcomeOfDefendant(own),
    sentence: heaviest(own.map(({ sentence }) => sentence)),
  }));
}

function rowOf(group: string, records: readonly Counted[], unit: Unit): NumbersRow {
  const lines = records.flatMap((record) => linesOf(record, unit));
  const number = (wanted: Line["outcome"]) => lines.filter(({ outcome }) => outcome === wanted).length;
  const convicted = number("convicted");
  const acquitted = number("acquitted");
  const prison = lines.flatMap(({ outcome, sentence }) =>
    outcome === "convicted" && sentence ? [sentence] : [],
  );
  const isSuspended = ({ imprisonmentMonths = 0, suspendedMonths = 0 }: (typeof prison)[number]) =>
    imprisonmentMonths > 0 && suspendedMonths >= imprisonmentMonths;
  const decided = convicted + acquitted;
  return {
    group,
    cases: records.length,
    convicted,
    acquitted,
    other: lines.length - decided,
    rate: decided === 0 ? null : convicted / decided,
    few: decided < fewDecided,
    life: prison.filter(({ life }) => life).length,
    suspended: prison.filter((one) => !one.life && isSuspended(one)).length,
    months: distributionOf(
      prison.flatMap((one) =>
        one.life || isSuspended(one) || one.imprisonmentMonths === undefined || one.imprisonmentMonths === 0
          ? []
          : [one.imprisonmentMonths],
      ),
    ),
  };
}

/**
 * Convictions and sentences by group, the largest first; a case with several forms counts in each of them. `all` is every
 * case once.
 */
export function numbersOf(records: readonly Counted[], unit: Unit): { all: NumbersRow; rows: NumbersRow[] } {
  const groups = new Map<string, Counted[]>();
  for (const record of records)
    for (const group of new Set(record.groups)) groups.set(group, [...(groups.get(group) ?? []), record]);
  const rows = [...groups].map(([group, own]) => rowOf(group, own, unit));
  return {
    all: rowOf("", records, unit),
    rows: rows.sort((a, b) => b.cases - a.cases || a.group.localeCompare(b.group)),
  };
}
