import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound } from "#kernel/action";
import { findDataSet } from "./find-data-set.ts";
import { DataSetAsk } from "./statistics.ts";

export const removeDataSet = action({
  name: "statistics.remove-data-set",
  about: "Takes back an import: the data set, its tables and its file go.",
  needs: "statistics.import",
  input: DataSetAsk,
  output: z.object({ code: z.string(), jobId: z.string() }),
  emits: ["statistics.data-set-removed"],
}).run(async ({ input, tx, emit, startJob }) => {
  const row = await findDataSet(tx, input.dataset);
  // The own statistics are no import: they go and come with their builds.
  if (row === undefined || row.importer === "instance") throw new NotFound();
  await sql`delete from statistics.data_set where data_set_id = ${row.data_set_id}::uuid`.execute(tx);
  emit("statistics.data-set-removed", { dataSetId: row.data_set_id });
  // The file goes once the transaction stands: a file without its row is never read.
  return { code: row.code, jobId: await startJob("statistics.sweep-files", {}) };
});
