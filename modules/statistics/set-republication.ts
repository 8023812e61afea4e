import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound } from "#kernel/action";
import { findDataSet } from "./find-data-set.ts";
import { DataSetAsk, Republication } from "./statistics.ts";

export const setRepublication = action({
  name: "statistics.set-republication",
  about:
    "Says under which licence a data set stands and whether its figures may be published again; exports of a forbidden one are refused.",
  needs: "statistics.import",
  input: DataSetAsk.extend({
    republication: Republication,
    licence: z.string().min(1).max(300).optional().describe("the licence in the source's words"),
    source: z.string().min(1).max(500).optional().describe("who published the figures"),
  }),
  output: z.object({ code: z.string(), republication: Republication }),
  emits: ["statistics.republication-set"],
}).run(async ({ input, tx, emit }) => {
  const row = await findDataSet(tx, input.dataset);
  if (row === undefined) throw new NotFound();
  await sql`
    update statistics.data_set set republication = ${input.republication},
      licence = ${input.licence ?? row.licence}, source = ${input.source ?? row.source}
    where data_set_id = ${row.data_set_id}::uuid`.execute(tx);
  emit("statistics.republication-set", { dataSetId: row.data_set_id });
  return { code: row.code, republication: input.republication };
});
