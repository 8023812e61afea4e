import type { HistoryTable } from "../../table/history-table.ts";

export type LatentOptions = {
  /** Classes of the mixture; 10 when left out. */
  readonly classes?: number;
  /** Most hidden people considered, as a stated upper bound of the prior; 30 n when left out. 20 n is that of LCMCR. */
  readonly largest?: number;
  /** Sweeps thrown away, draws kept of each chain, sweeps for each kept draw: 10,000, 10,000 and 10 when left out. */
  readonly burnIn?: number;
  readonly kept?: number;
  readonly thinning?: number;
  /** Chains from different starts; 3 when left out. */
  readonly chains?: number;
  readonly seed?: number;
};

export type LatentSettings = Required<LatentOptions>;

/** The options with what was left out; throws a sentence naming what cannot be. */
export function latentSettings(table: HistoryTable, options: LatentOptions): LatentSettings {
  const settings: LatentSettings = {
    classes: options.classes ?? 10,
    largest: options.largest ?? 30 * table.n,
    burnIn: options.burnIn ?? 10_000,
    kept: options.kept ?? 10_000,
    thinning: options.thinning ?? 10,
    chains: options.chains ?? 3,
    seed: options.seed ?? 1,
  };
  const least = { classes: 2, largest: 1, burnIn: 0, kept: 4, thinning: 1, chains: 1, seed: 0 };
  for (const name of Object.keys(least) as (keyof LatentSettings)[]) {
    if (!Number.isSafeInteger(settings[name]) || settings[name] < least[name]) {
      throw new RangeError(
        `Latent classes: ${name} is ${settings[name]}; expected a whole number of ${least[name]} or more.`,
      );
    }
  }
  if (table.lists.length < 3) {
    throw new RangeError(`Latent classes need 3 lists or more; the table has ${table.lists.length}.`);
  }
  if (!(table.n > 0)) throw new RangeError("Latent classes need a table with people in it; it holds none.");
  return settings;
}
