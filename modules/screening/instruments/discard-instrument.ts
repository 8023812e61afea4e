import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { findRow, verbsOfInstrument } from "./instrument-rows.ts";

export const discardInstrument = action({
  name: "screening.discard-instrument",
  about: "Throws a draft away. What was published is never thrown away.",
  needs: "screening.edit-instrument",
  input: z.object({ id: z.string(), version: z.int() }),
  output: z.object({ id: z.string() }),
  refusals: ["published-already"],
}).run(async (context) => {
  const { input, tx } = context;
  const row = await findRow(context, input);
  if (!verbsOfInstrument(row, context).includes("discard-instrument")) return refuse("published-already");
  await sql`
    delete from screening.instrument where id = ${input.id} and instrument_version = ${input.version}`.execute(
    tx,
  );
  return { id: input.id };
});
