import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HistoryTable } from "../../table/history-table.ts";
import { readHistories } from "../../table/read-histories.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data/mse");

/** Whether the published tables and the figures of the reference programs stand beside the repository. */
export const hasReference = existsSync(join(folder, "reference.json"));

const Graphs = z.object({
  Nmissing_max: z.number(),
  grid_points: z.number(),
  n_graphs: z.number(),
  N_mean: z.number(),
  N_median: z.number(),
  N_q025: z.number(),
  N_q975: z.number(),
  N_mode: z.number(),
  mass_at_upper_edge: z.number(),
  top_graphs: z.array(z.object({ cliques: z.string(), prob: z.number() })),
  seconds: z.number(),
});

const Quantiles = z.object({
  "2.5%": z.number(),
  "10%": z.number(),
  "50%": z.number(),
  "90%": z.number(),
  "97.5%": z.number(),
});

const Threshold = z.object({
  prior: z.enum(["proper", "improper"]),
  maxorder: z.number(),
  error: z.string().optional(),
  N_median: z.number().optional(),
  quantiles: Quantiles.optional(),
  retained: z.array(z.string()).optional(),
  retained_triples: z.array(z.string()).optional(),
  threshold_statistics: z.record(z.string(), z.number()).optional(),
  minus_inf: z.array(z.string()).optional(),
  seconds: z.number().optional(),
});

const Case = z.object({
  lists: z.array(z.string()),
  n_observed: z.number(),
  dga: z.array(Graphs).optional(),
  lcmcr_single_chains: z.array(z.object({ seconds: z.number(), iterations: z.number() })),
  lcmcr_pooled: z.object({
    split_rhat_logN: z.number(),
    chain_medians: z.array(z.number()),
    pooled: Quantiles,
    pooled_mean: z.number(),
    share_n0_above_19n: z.number(),
  }),
  bayes_threshold: z.array(Threshold).optional(),
});
export type ReferenceCase = z.infer<typeof Case> & { readonly name: string; readonly table: HistoryTable };

/** Each published table with the figures of the reference programs; none when they are not there. */
export function referenceCases(): readonly ReferenceCase[] {
  if (!hasReference) return [];
  const { _info, ...cases } = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(folder, "reference.json"), "utf8")));
  return Object.entries(cases).map(([name, figures]) => {
    const reading = readHistories(readFileSync(join(folder, `${name}.csv`), "utf8"));
    const table = reading.ok ? reading.tables[0] : undefined;
    if (table === undefined) throw new Error(`The table ${name} could not be read.`);
    return { ...Case.parse(figures), name, table };
  });
}
