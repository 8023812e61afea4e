import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { findRow, InstrumentKept, keptOf, verbsOfInstrument } from "./instrument-rows.ts";

export const withdrawInstrument = action({
  name: "screening.withdraw-instrument",
  about: "Takes a published version out of use; screenings made with it still open.",
  needs: "screening.edit-instrument",
  input: z.object({ id: z.string(), version: z.int() }),
  output: InstrumentKept,
  refusals: ["may-not"],
  emits: ["screening.instrument-withdrawn"],
}).run(async (context) => {
  const { input, tx, emit } = context;
  const row = await findRow(context, input);
  if (!verbsOfInstrument(row, context).includes("withdraw-instrument")) return refuse("may-not");
  await sql`
    update screening.instrument set state = 'withdrawn' where id = ${input.id} and instrument_version = ${input.version}`.execute(
    tx,
  );
  emit("screening.instrument-withdrawn", { instrument: input.id });
  return keptOf(await findRow(context, input), context);
});
