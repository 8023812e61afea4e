import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#kernel/action";
import { Method, methods, Options, partKey, Result, Stratum } from "../undetected.ts";

export const Estimate = z.object({
  estimateId: z.uuid(),
  runId: z.uuid(),
  part: Stratum,
  method: Method,
  options: Options,
  result: Result,
  madeWith: z.string(),
  madeAt: z.string(),
});
export type Estimate = z.infer<typeof Estimate>;

/** Estimates of a study, the newest first. */
export async function estimatesOf(tx: Context<unknown>["tx"], studyId: string): Promise<Estimate[]> {
  const { rows } = await sql<Record<string, unknown> & { made_at: Date }>`
    select estimate_id as "estimateId", run_id as "runId", stratum as part, method, options, result, made_with as "madeWith", made_at
    from undetected.estimate where study_id = ${studyId}::uuid order by made_at desc, estimate_id limit 500`.execute(
    tx,
  );
  return rows.map(({ made_at, ...row }) => Estimate.parse({ ...row, madeAt: made_at.toISOString() }));
}

/** The newest estimate of each method for a part, in the order of the methods. */
export function newestOf(estimates: readonly Estimate[], part: Stratum): Estimate[] {
  const found = new Map<string, Estimate>();
  for (const estimate of estimates) {
    if (partKey(estimate.part) !== partKey(part) || found.has(estimate.method)) continue;
    found.set(estimate.method, estimate);
  }
  return methods.flatMap((method) => found.get(method) ?? []);
}
