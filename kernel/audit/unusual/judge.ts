export const measures = ["dossiers", "names", "exports", "hours", "refusals"] as const;
/** What is counted of a reader in a period. */
export type Measure = (typeof measures)[number];

export type Threshold = {
  readonly measure: Measure;
  readonly floor: number;
  readonly peerTimes: number;
  readonly pastTimes: number;
};

/** A reader's figures: `periods[0]` is the one asked for, the others those before it. */
export type Reading = {
  readonly accountId: string;
  readonly roles: readonly string[];
  readonly periods: ReadonlyMap<number, Readonly<Record<Measure, number>>>;
};

export type Finding = {
  readonly measure: Measure;
  readonly value: number;
  /** The middle of the colleagues with one of the same roles; null for fewer than three. */
  readonly peers: number | null;
  /** The own average of the periods before; null without any. */
  readonly past: number | null;
  readonly unlike: readonly ("peers" | "past")[];
};

/**
 * What is unusual of one reader: at least the floor, and so many times what colleagues or they themselves read. With
 * neither to compare with, the floor alone counts three times.
 */
export function judge(
  reading: Reading,
  all: readonly Reading[],
  thresholds: readonly Threshold[],
): Finding[] {
  const peers = all.filter(
    (one) => one.accountId !== reading.accountId && one.roles.some((role) => reading.roles.includes(role)),
  );
  return thresholds.flatMap((threshold) => {
    const { measure, floor, peerTimes, pastTimes } = threshold;
    const value = reading.periods.get(0)?.[measure] ?? 0;
    if (value < floor) return [];
    const middle = peers.length < 3 ? null : median(peers.map((peer) => peer.periods.get(0)?.[measure] ?? 0));
    const past = averageBefore(reading, measure);
    const unlike: Finding["unlike"] = [
      ...(middle !== null && value > middle * peerTimes ? (["peers"] as const) : []),
      ...(past !== null && measure !== "hours" && value > past * pastTimes ? (["past"] as const) : []),
      // Hours are compared with the own past already: they count only what was never seen before.
      ...(past !== null && measure === "hours" ? (["past"] as const) : []),
    ];
    const incomparable = middle === null && past === null && value >= floor * 3;
    return unlike.length > 0 || incomparable ? [{ measure, value, peers: middle, past, unlike }] : [];
  });
}

function averageBefore({ periods }: Reading, measure: Measure): number | null {
  const before = [...periods].filter(([period]) => period > 0);
  const oldest = Math.max(0, ...before.map(([period]) => period));
  if (oldest === 0) return null;
  // Periods without any reading since the first one count as nothing read.
  return before.reduce((sum, [, figures]) => sum + figures[measure], 0) / oldest;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
