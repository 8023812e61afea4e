import { codeList } from "@palermo/vocabulary";
import { duties, dutyInstruments } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { question } from "#kernel/action";
import { ownCountry } from "./agencies.ts";
import { dutyLine } from "./gaps/duty-words.ts";
import { allElements } from "./legislation/act.ts";
import { countryChoices } from "./places.ts";

const Choice = z.object({ value: z.string(), label: z.string() });

export const listChoices = question({
  name: "law.list-choices",
  about: "What forms offer: countries, duties, crime types and elements in the reader's language.",
  needs: "law.read",
  input: z.object({}),
  output: z.object({
    country: z.string().nullable().describe("of the reader's agency"),
    countries: z.array(Choice),
    duties: z.array(Choice),
    crimes: z.array(Choice),
    elements: z.array(Choice),
    instruments: z.array(z.enum(dutyInstruments)),
  }),
  inAddress: true,
}).run(async ({ tx, actor: { lang } }) => {
  const country = await ownCountry(tx);
  return {
    country,
    countries: countryChoices(lang, country),
    duties: duties.map((duty) => {
      const { cited, description } = dutyLine(duty, lang);
      return { value: duty.id, label: `${cited}: ${description.slice(0, 110)}` };
    }),
    crimes: codeList("crime-type").codes.map(({ code: value, label }) => ({ value, label: label[lang] })),
    elements: allElements(lang),
    instruments: [...dutyInstruments],
  };
});
