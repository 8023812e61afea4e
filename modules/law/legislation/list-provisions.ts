import { labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { question } from "#kernel/action";
import { Page, PageAsk, PartialDate, wordsIn } from "#kernel/words";
import { citedDuty } from "../gaps/duty-words.ts";
import { placeLabel } from "../places.ts";
import { readProvisions } from "../read-legislation.ts";
import { Crime, DutyId, Element, elementLabel, inForceOn } from "./act.ts";

const Line = z.object({
  provisionId: z.uuid(),
  recordId: z.uuid().describe("its act"),
  country: z.string(),
  place: z.string(),
  title: z.string().describe("of its act"),
  number: z.string(),
  heading: z.string().nullable(),
  extract: z.string(),
  starts: PartialDate.nullable(),
  ends: PartialDate.nullable(),
  inForce: z.enum(["yes", "maybe", "no"]).describe("on the day asked for, else today"),
  duties: z.array(z.string()),
  dutiesCited: z.array(z.string()).describe("the same, as articles are cited"),
  crimes: z.array(z.string()),
  elements: z.array(z.string()),
});

function readAfter(text: string | undefined) {
  const found = /^([A-Z]{2}) ([0-9a-f-]{36}) (\d{1,4})$/.exec(text ?? "");
  const [, country, act, place] = found ?? [];
  return country === undefined || act === undefined ? null : { country, act, place: Number(place) };
}

export const listProvisions = question({
  name: "law.list-provisions",
  about: "Provisions of published acts by country, duty, crime type, element, day in force and words.",
  needs: "law.read",
  input: PageAsk.extend({
    country: z.string().max(2).optional(),
    duty: DutyId.optional(),
    crime: Crime.optional(),
    element: Element.optional(),
    on: z.iso.date().optional().describe("may have been in force on this day"),
    text: z.string().trim().max(100).optional().describe("a part of its words, in any language"),
  }),
  output: Page(Line),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const { lang } = actor;
  const { limit = 50, after, ...ask } = input;
  const day = input.on ?? now.toISOString().slice(0, 10);
  const rows = await readProvisions(tx, { ...ask, after: readAfter(after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ provision_id, record_id, country, content, title, act_starts, act_ends }) => {
      const starts = content.starts ?? act_starts ?? undefined;
      const ends = content.ends ?? act_ends ?? undefined;
      return {
        provisionId: provision_id,
        recordId: record_id,
        country,
        place: placeLabel(country, lang),
        title: wordsIn(title, lang),
        number: content.number,
        heading: content.heading === undefined ? null : wordsIn(content.heading, lang),
        extract: wordsIn(content.extract, lang),
        starts: starts ?? null,
        ends: ends ?? null,
        inForce: inForceOn({ starts, ends }, day),
        duties: content.duties,
        dutiesCited: content.duties.map((id) => citedDuty(id, lang)),
        crimes: content.crimes.map((crime) => labelOf("crime-type", crime, lang)),
        elements: content.elements.map((element) => elementLabel(element, lang)),
      };
    }),
    next:
      rows.length > limit && last !== undefined ? `${last.country} ${last.record_id} ${last.place}` : null,
  };
});
