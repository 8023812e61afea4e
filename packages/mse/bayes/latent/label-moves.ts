import type { Generator } from "../../random/generator.ts";

/** What the moves turn: everybody in a class, the logarithm of what its break leaves of the stick, its odds by list. */
export type Labelled = {
  readonly held: Float64Array;
  readonly logLeft: Float64Array;
  readonly share: Float64Array;
  readonly odds: Float64Array;
};

/**
 * Exchanges neighbouring classes together with their breaks of the stick, each with chance
 * (1 − V_{k+1})^{n_k} / (1 − V_k)^{n_{k+1}} (Papaspiliopoulos, Roberts 2008). The stick prefers large classes first: without
 * such moves a chain that began in another order keeps it for ten thousands of sweeps. The last class has no break.
 */
export function exchangeNeighbours(generator: Generator, state: Labelled): void {
  const { held, logLeft } = state;
  for (let k = 0; k + 2 < held.length; k++) {
    const here = held[k] as number;
    const next = held[k + 1] as number;
    if (here === 0 && next === 0) continue;
    const chance = here * (logLeft[k + 1] as number) - next * (logLeft[k] as number);
    if (chance < 0 && Math.log(generator.uniform()) >= chance) continue;
    swap(logLeft, k, k + 1);
    swapClasses(state, k, k + 1);
  }
}

/** Exchanges the people and odds of two classes, their shares staying, with chance (ν_j / ν_l)^(n_l − n_j). */
export function exchangeTwo(generator: Generator, state: Labelled): void {
  const { held, share } = state;
  const j = Math.floor(generator.uniform() * held.length);
  const l = Math.floor(generator.uniform() * held.length);
  const more = (held[l] as number) - (held[j] as number);
  if (j === l || more === 0) return;
  const chance = more * (Math.log(share[j] as number) - Math.log(share[l] as number));
  // Shares that rounded to 0 leave no number here, and everything as it is.
  if (!(chance >= 0 || Math.log(generator.uniform()) < chance)) return;
  swapClasses(state, j, l);
}

function swapClasses({ held, odds }: Labelled, j: number, l: number): void {
  swap(held, j, l);
  for (let from = 0; from < odds.length; from += held.length) swap(odds, from + j, from + l);
}

function swap(values: Float64Array, j: number, l: number): void {
  const kept = values[j] as number;
  values[j] = values[l] as number;
  values[l] = kept;
}
