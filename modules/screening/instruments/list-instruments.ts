import { z } from "zod";
import { question } from "#kernel/action";
import { Instrument } from "../words/instrument.ts";
import { newestPublished } from "./find-instrument.ts";

export const listInstruments = question({
  name: "screening.list-instruments",
  about: "The instruments to interview with, whole, so that a device can keep them.",
  needs: "screening.interview",
  inAddress: true,
  input: z.object({}),
  output: z.object({ items: z.array(Instrument) }),
}).run(async (context) => ({ items: await newestPublished(context) }));
