import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HistoryTable } from "../table/history-table.ts";
import { readHistories } from "../table/read-histories.ts";

/** Published tables with figures of the reference programs, beside the repository; they never ship with the product. */
const folder = join(import.meta.dirname, "../../../../shared/data/mse");
export const hasReference = existsSync(join(folder, "reference.json"));
if (!hasReference) console.info(`comparison with reference programs skipped: no data in ${folder}`);

const Pair = z.tuple([z.number(), z.number()]);
const Coefficients = z.array(z.object({ name: z.string(), est: z.number(), se: z.number() }));
const Glm = z.object({
  existence_code: z.number().optional(),
  minus_inf_params: z.array(z.string()).optional(),
  cells_used: z.number().optional(),
  coefficients: Coefficients.optional(),
  N0: z.number().optional(),
  N: z.number().optional(),
  se_log_N0: z.number().optional(),
  N_ci95_wald_on_log_N0: Pair.optional(),
  N_ci95_profile_intercept_poisson: Pair.optional(),
  deviance: z.number().optional(),
  df_residual: z.number().optional(),
  pearson_X2: z.number().optional(),
  logLik: z.number().optional(),
  AIC: z.number().optional(),
  BIC_n_individuals: z.number().optional(),
  BIC_n_cells: z.number().optional(),
});
const Stepwise = z.object({
  pthresh: z.number(),
  N: z.number(),
  order_added: z.array(z.string()),
  minus_inf_params: z.array(z.string()),
  deviance: z.number(),
  df: z.number(),
  aic_adjusted: z.number(),
  ci_wald_on_log_N0: z.record(z.string(), z.number()),
});
const Existence = z.object({
  counts: z.record(z.string(), z.number()),
  pair_bit_order: z.array(z.string()),
  failing: z.array(z.object({ bitmask: z.number(), code: z.number() })),
});
const Ranked = z.object({ model: z.string(), N: z.number(), BIC: z.number() });
const Bic = z.object({
  n_models_valid: z.number(),
  top: z.array(Ranked),
  bic_weight_average_N: z.number(),
  n_models_within_2_BIC: z.number(),
  N_range_within_6_BIC: Pair,
  point_seconds: z.number(),
});
const Profile = z.object({
  abundance: z.number(),
  infCL: z.union([z.number(), z.string()]),
  supCL: z.union([z.number(), z.string()]),
});
const Searched = z.object({
  n_models: z.number(),
  seconds: z.number(),
  top: z.array(z.object({ model: z.string(), abundance: z.number(), stderr: z.number() })),
  best_BIC_profile_ci_multinomial: Profile,
});
const Case = z.looseObject({
  glm_main: Glm,
  glm_all_two_list: Glm,
  chao: z.object({ chao1987_lower_bound: z.number(), bias_corrected: z.number(), t_occasion: z.number() }),
  pairs: z.array(
    z.object({
      lincoln_petersen: z.union([z.number(), z.literal("Inf")]),
      chapman: z.number(),
      chapman_se: z.number(),
    }),
  ),
  sparsemse_stepwise: z.array(Stepwise),
  sparsemse_bootstrap: z.object({ seconds: z.number(), nboot: z.number() }).optional(),
  existence_all_pair_models: Existence.optional(),
  rcapture: z.looseObject({ Mt_profile_ci_multinomial: Profile }),
});
export type ReferenceCase = {
  readonly name: string;
  readonly text: string;
  readonly table: HistoryTable;
  readonly figures: z.infer<typeof Case>;
  /** Rankings by BIC with the highest order of their terms. */
  readonly rankings: readonly { readonly maxOrder: number; readonly figures: z.infer<typeof Bic> }[];
  readonly searches: readonly { readonly maxOrder: number; readonly figures: z.infer<typeof Searched> }[];
};

export function referenceCases(): readonly ReferenceCase[] {
  if (!hasReference) return [];
  const all = z.record(z.string(), z.unknown()).parse(read("reference.json"));
  return Object.entries(all).flatMap(([name, found]) => {
    if (name === "_info") return [];
    const figures = Case.parse(found);
    const text = readFileSync(join(folder, `${name}.csv`), "utf8");
    const reading = readHistories(text);
    const table = reading.ok ? reading.tables[0] : undefined;
    if (table === undefined) throw new Error(`The table ${name} could not be read.`);
    return [
      {
        name,
        text,
        table,
        figures,
        rankings: byOrder(figures, "mse_package_bic_maxorder", Bic),
        searches: byOrder(figures.rcapture, "closedpMS.t_maxorder", Searched),
      },
    ];
  });
}

function byOrder<T>(found: Record<string, unknown>, prefix: string, schema: z.ZodType<T>) {
  return Object.entries(found).flatMap(([key, value]) =>
    key.startsWith(prefix)
      ? [{ maxOrder: Number(key.slice(prefix.length)), figures: schema.parse(value) }]
      : [],
  );
}

const Bootstrap = z.object({
  pthresh: z.number(),
  popest: z.number(),
  ahat: z.number(),
  z0: z.number(),
  bca: z.record(z.string(), z.number()),
  bootreps: z.array(z.number()),
  first_resampled_counts: z.array(z.array(z.number())),
});

/** Stored replicates of a stepwise bootstrap by table. */
export function bootstrapCases(): ReadonlyMap<string, z.infer<typeof Bootstrap>> {
  if (!hasReference) return new Map();
  const { _info, ...cases } = z.record(z.string(), z.unknown()).parse(read("bootstrap_cases.json"));
  return new Map(Object.entries(cases).map(([name, found]) => [name, Bootstrap.parse(found)]));
}

/** Histories of the rows of a CSV, as bitmasks. */
export function rowsOf(text: string): number[] {
  const [, ...lines] = text.trim().split("\n");
  return lines.map((line) =>
    line
      .split(",")
      .slice(0, -1)
      .reduce((history, mark, list) => (mark === "1" ? history | (1 << list) : history), 0),
  );
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}
