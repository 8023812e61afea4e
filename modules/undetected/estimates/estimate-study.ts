import { randomUUID } from "node:crypto";
import { historyTable } from "@palermo/mse";
import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { defineJob } from "#kernel/jobs";
import { contentOf, studyRow } from "../studies/study-rows.ts";
import { text } from "../text.ts";
import { countsOf, Method, Options, type Result, Stratum } from "../undetected.ts";
import { madeWith } from "./made-with.ts";
import { runMethod } from "./run-method.ts";

/** Among fewer people of own dossiers than this nobody could stay unknown. */
const fewest = 30;

const Asked = z.object({
  studyId: z.uuid(),
  part: Stratum.default({}),
  methods: z.array(Method).min(1).max(8),
  options: Options.prefault({}),
});

export const estimateStudy = action({
  name: "undetected.estimate-study",
  about:
    "Estimates how many people of a study, or of a part of it, were never found, by several methods beside each other.",
  needs: "undetected.estimate",
  input: Asked,
  output: z.object({ jobId: z.string() }),
  refusals: ["nobody-in-part", "method-twice", "too-few-people"],
}).run(async ({ input, tx, startJob }) => {
  const study = await studyRow(tx, input.studyId);
  const content = contentOf(study);
  if (study.origin === "dossiers" && study.people < fewest)
    return refuse("too-few-people", { params: { number: fewest } });
  if (new Set(input.methods).size < input.methods.length)
    return refuse("method-twice", { path: ["methods"] });
  const table = historyTable(content.lists, countsOf(content, input.part));
  if (!table.ok) return refuse("nobody-in-part", { path: ["part"] });
  return { jobId: await startJob("undetected.estimate", input) };
});

const Outcome = z.object({
  runId: z.uuid(),
  estimates: z.int().describe("methods that gave an estimate"),
  asked: z.int(),
});

/** Each method that is done is kept at once: what was cancelled half-way leaves what came before it. */
export const estimateJob = defineJob({
  name: "undetected.estimate",
  about: "Runs the methods of an estimate one after the other, on threads beside the server's own.",
  needs: "undetected.estimate",
  input: Asked,
  output: Outcome,
  retries: 0,
}).run(async ({ input, actor, inTx, signal, progress }) => {
  const content = await inTx(async ({ tx }) => contentOf(await studyRow(tx, input.studyId)));
  const outcome = historyTable(content.lists, countsOf(content, input.part));
  const runId = randomUUID();
  let estimates = 0;
  for (const [at, method] of input.methods.entries()) {
    if (!outcome.ok) break;
    const step = text(actor.lang, `method.${method}`);
    const steps = 100 * input.methods.length;
    await progress(100 * at, steps, step);
    const result = await runMethod(
      { what: "estimate", table: outcome.table, method, options: input.options },
      {
        signal,
        // Telling fails once the job was cancelled, which the signal says by itself.
        onProgress: (done, all) =>
          void progress(100 * at + Math.floor((100 * done) / all), steps, step).catch(() => {}),
      },
    );
    if (result.estimate !== null) estimates += 1;
    await inTx(({ tx, now }) => keepEstimate(tx, { ...input, runId, method, result, now }));
  }
  return { runId, estimates, asked: input.methods.length };
});

type Tx = Parameters<typeof studyRow>[0];
type Made = z.output<typeof Asked> & { runId: string; method: Method; result: Result; now: Date };

async function keepEstimate(tx: Tx, made: Made): Promise<void> {
  const json = (value: unknown) => JSON.stringify(value);
  await sql`
    insert into undetected.estimate (agency_id, estimate_id, study_id, run_id, stratum, method, options, result, made_with, author, made_at)
    values (access.agency_id(), ${randomUUID()}::uuid, ${made.studyId}::uuid, ${made.runId}::uuid, ${json(made.part)}::jsonb,
      ${made.method}, ${json(made.options)}::jsonb, ${json(made.result)}::jsonb, ${madeWith}, access.account_id(), ${made.now})`.execute(
    tx,
  );
}
