import { dutyInstruments, dutyLevels } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { question } from "#kernel/action";
import { StandingOf, Tally } from "./assessment.ts";
import { CountryGapsAsk, countryGaps } from "./show-country.ts";

export const listGaps = question({
  name: "law.list-gaps",
  about:
    "What a country lacks, duty by duty in order of urgency: mandatory duties first, not met before partly met.",
  needs: "law.read",
  input: CountryGapsAsk.omit({ since: true }).extend({
    notAssessed: z.boolean().optional().describe("list duties that nobody assessed, too"),
  }),
  output: z.object({
    country: z.string(),
    agency: z.string(),
    on: z.string(),
    tally: Tally,
    items: z.array(
      z.object({
        duty: z.string(),
        instrument: z.enum(dutyInstruments),
        level: z.enum(dutyLevels),
        standing: StandingOf,
        assessedOn: z.string().nullable(),
        description: z.string(),
      }),
    ),
  }),
  inAddress: true,
}).run(async (context) => {
  const { notAssessed = false, ...ask } = context.input;
  const { country, agency, on, tally, items } = await countryGaps(context, ask);
  const open = items.filter(
    ({ standing }) =>
      standing === "none" || standing === "partial" || (notAssessed && standing === "not-assessed"),
  );
  return {
    country,
    agency,
    on,
    tally,
    items: open.map(({ duty, instrument, level, standing, assessedOn, description }) => ({
      duty,
      instrument,
      level,
      standing,
      assessedOn,
      description,
    })),
  };
});
