import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { defineJob } from "#kernel/jobs";
import { findDataSet } from "../find-data-set.ts";
import { putReleases } from "./build-instance.ts";
import { checkRelease } from "./check-release.ts";
import { instanceCode } from "./instance-title.ts";

const Variables = z
  .array(z.string().max(30))
  .min(1)
  .max(4)
  .describe("up to four variables, such as sex and age");

export const releaseTable = action({
  name: "statistics.release-table",
  about:
    "Asks for a table of this installation's own statistics to be released. It is checked against all that was released before.",
  needs: "contribution.read",
  input: z.object({ by: Variables }),
  output: z.object({ jobId: z.string() }),
  refusals: ["no-such-variable"],
}).run(async ({ input, tx, startJob }) => {
  const row = await findDataSet(tx, instanceCode);
  if (row === undefined) throw new NotFound();
  const names = row.variables.map(({ name }) => name);
  const strange = input.by.findIndex((name, at) => !names.includes(name) || input.by.indexOf(name) !== at);
  if (strange >= 0)
    return refuse("no-such-variable", {
      path: ["by", strange],
      params: { found: input.by[strange] ?? "", expected: names.join(", ") },
    });
  return { jobId: await startJob("statistics.check-release", { by: input.by }) };
});

/** Checks a table against the ledger and writes it there; the answer says why where it may not be released. */
export const checkReleaseJob = defineJob({
  name: "statistics.check-release",
  about: "Protects a table of the own statistics and compares it with what was released before.",
  needs: "contribution.read",
  input: z.object({ by: Variables }),
  output: z.object({ released: z.boolean(), why: z.enum(["thin", "overlap", "replaced"]).nullable() }),
  retries: 1,
}).run(async ({ input, inTx }) => {
  const { row, released } = await inTx(async ({ tx }) => {
    const found = await findDataSet(tx, instanceCode);
    const { rows } = await sql<{ variables: string[] }>`
      select variables from statistics.release where data_set_id = ${found?.data_set_id ?? null}::uuid
      order by released_at, variables`.execute(tx);
    return { row: found, released: rows.map(({ variables }) => variables) };
  });
  if (row === undefined) return { released: false, why: "replaced" as const };
  const verdict = await checkRelease(row, input.by, released);
  if (!verdict.safe) return { released: false, why: verdict.why };
  const build = { id: row.data_set_id, cutOff: row.file_name };
  const put = await putReleases(inTx, build, verdict.entries);
  return put ? { released: true, why: null } : { released: false, why: "replaced" as const };
});
