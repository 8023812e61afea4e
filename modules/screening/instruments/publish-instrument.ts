import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { findRow, InstrumentKept, keptOf, verbsOfInstrument } from "./instrument-rows.ts";

export const publishInstrument = action({
  name: "screening.publish-instrument",
  about: "Publishes a draft: interviews use it from now on, and it never changes again.",
  needs: "screening.edit-instrument",
  input: z.object({ id: z.string(), version: z.int() }),
  output: InstrumentKept,
  refusals: ["published-already", "instrument-loop", "instrument-problem"],
  emits: ["screening.instrument-published"],
}).run(async (context) => {
  const { input, tx, now, emit } = context;
  const row = await findRow(context, input);
  if (!verbsOfInstrument(row, context).includes("publish-instrument")) return refuse("published-already");
  const { problems } = keptOf(row, context);
  const loop = problems.find((one) => one.problem === "loop");
  if (loop !== undefined) return refuse("instrument-loop", { params: { loop: loop.value } });
  const [first] = problems;
  if (first !== undefined)
    return refuse("instrument-problem", { params: { place: first.place, value: first.value } });
  await sql`
    update screening.instrument set state = 'published', published_at = ${now}, changed_at = ${now}
    where id = ${input.id} and instrument_version = ${input.version}`.execute(tx);
  emit("screening.instrument-published", { instrument: input.id });
  return keptOf(await findRow(context, input), context);
});
