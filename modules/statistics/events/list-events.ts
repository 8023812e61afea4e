import { z } from "zod";
import { question } from "#kernel/action";
import { categoryLabel, documented } from "../variables.ts";
import { DatedEvent } from "./dated-event.ts";
import { allEvents } from "./event.ts";

const Choice = z.object({ code: z.string(), label: z.string() });

export const listEvents = question({
  name: "statistics.list-events",
  about: "Dated events that are drawn over lines of figures, the earliest first.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({
    items: z.array(DatedEvent),
    mayRecord: z.boolean(),
    countries: z.array(Choice),
    routes: z.array(Choice),
  }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { lang } = actor;
  const named = (variable: string, codes: readonly string[]) =>
    codes
      .map((code) => ({ code, label: categoryLabel("series", variable, code, lang) }))
      .sort((a, b) => a.label.localeCompare(b.label, lang));
  return {
    items: await allEvents(tx, lang),
    mayRecord: actor.rights.has("statistics.date-event"),
    countries: named(
      "country",
      documented("series", "country").filter((code) => /^[A-Z]{2}$/.test(code)),
    ),
    routes: named("route", documented("series", "route")),
  };
});
