import { findCountry, type Lang, langs } from "@palermo/vocabulary";
import { sql } from "kysely";
import type { z } from "zod";
import { type Context, refuse } from "#kernel/action";
import { locales, text } from "../text.ts";
import { categoryLabel } from "../variables.ts";
import type { DatedEvent, EventInput, EventKind } from "./dated-event.ts";

type Row = {
  dated_event_id: string;
  version: number;
  kind: z.infer<typeof EventKind>;
  date: string;
  earliest: string;
  latest: string | null;
  country: string | null;
  route: string | null;
  title: Partial<Record<Lang, string>>;
  source: string;
  demonstration: boolean;
};

type Tx = Context<unknown>["tx"];

/** Why an event cannot be kept as it was given, or nothing. */
export function wrongWith({ date, country, route, title }: EventInput) {
  if (date.earliest === null) return refuse("open-date", { path: ["date"] });
  if (Object.values(title).every((words) => words === undefined))
    return refuse("no-title", { path: ["title"] });
  if (country !== undefined && findCountry({ alpha2: country }) === undefined)
    return refuse("no-such-place", { path: ["country"], params: { found: country } });
  if (route !== undefined && !Object.hasOwn(locales.en.code.route, route))
    return refuse("no-such-route", {
      path: ["route"],
      params: { found: route, expected: Object.keys(locales.en.code.route).join(", ") },
    });
  return undefined;
}

export const eventRefusals = ["open-date", "no-title", "no-such-place", "no-such-route"] as const;

/** An event in the reader's words. */
export function eventOf(row: Row, lang: Lang): DatedEvent {
  const written = langs.flatMap((one) => row.title[one] ?? []);
  const country = row.country === null ? [] : [categoryLabel("series", "country", row.country, lang)];
  const route = row.route === null ? [] : [categoryLabel("series", "route", row.route, lang)];
  const where = [...country, ...route].join(" · ");
  return {
    eventId: row.dated_event_id,
    version: row.version,
    kind: row.kind,
    kindLabel: text(lang, `events.kinds.${row.kind}`),
    date: { text: row.date, earliest: row.earliest, latest: row.latest },
    country: row.country,
    route: row.route,
    where: where === "" ? null : where,
    title: row.title[lang] ?? row.title.en ?? written[0] ?? "",
    titles: row.title,
    source: row.demonstration ? text(lang, "data.demonstration-source") : row.source,
    demonstration: row.demonstration,
  };
}

/** All dated events, the earliest first. */
export async function allEvents(tx: Tx, lang: Lang): Promise<DatedEvent[]> {
  const { rows } = await sql<Row>`
    select dated_event_id, version, kind, date, earliest::text, latest::text, country, route, title, source, demonstration
    from statistics.dated_event order by earliest, dated_event_id`.execute(tx);
  return rows.map((row) => eventOf(row, lang));
}
