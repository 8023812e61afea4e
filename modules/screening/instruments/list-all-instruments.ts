import { z } from "zod";
import { question } from "#kernel/action";
import { Instrument, questionsIn } from "../words/instrument.ts";
import { InstrumentLine, instrumentRows, instrumentStates } from "./instrument-rows.ts";
import { shippedInstruments } from "./shipped.ts";

function lineOf(instrument: Instrument, state: InstrumentLine["state"]): InstrumentLine {
  const { id, version, title, audience, use, minutes, languages, profile } = instrument;
  const told = Object.fromEntries(
    Object.entries(title).flatMap(([lang, text]) => (text === undefined ? [] : [[lang, text]])),
  );
  const questions = questionsIn(instrument).length;
  return {
    id,
    version,
    state,
    title: told,
    audience,
    use,
    minutes,
    questions,
    languages,
    weighed: profile !== undefined,
  };
}

export const listAllInstruments = question({
  name: "screening.list-all-instruments",
  about:
    "Every instrument and version: those that Palermo brings, and drafts, published and withdrawn ones of this Palermo.",
  needs: "screening.read-instruments",
  inAddress: true,
  input: z.object({ state: z.enum(instrumentStates).optional(), limit: z.coerce.number().optional() }),
  output: z.object({ items: z.array(InstrumentLine), next: z.null() }),
}).run(async (context) => {
  const { state } = context.input;
  const own = (await instrumentRows(context)).map((row) => lineOf(Instrument.parse(row.content), row.state));
  const all = [...own, ...shippedInstruments.map((one) => lineOf(one, "shipped"))];
  return { items: all.filter((line) => state === undefined || line.state === state), next: null };
});
