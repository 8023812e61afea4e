import { z } from "zod";
import { question } from "#kernel/action";
import { findRow, InstrumentKept, keptOf } from "./instrument-rows.ts";
import { findShipped } from "./shipped.ts";

export const getInstrument = question({
  name: "screening.get-instrument",
  about: "One version of an instrument, whole, with what keeps a draft from being published.",
  needs: "screening.read-instruments",
  inAddress: true,
  input: z.object({ id: z.string().max(60), version: z.coerce.number().int() }),
  output: InstrumentKept,
}).run(async (context) => {
  const shipped = findShipped(context.input.id, context.input.version);
  if (shipped !== undefined)
    return {
      state: "shipped" as const,
      instrument: shipped,
      problems: [],
      rowVersion: 1,
      changedAt: null,
      may: [],
    };
  return keptOf(await findRow(context, context.input), context);
});
