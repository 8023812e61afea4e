import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Act, Provision } from "./legislation/act.ts";

type Tx = Context<unknown>["tx"];

export type PublishedAct = {
  record_id: string;
  agency_id: string;
  content: Act;
  version: number;
  written_at: Date;
  published_at: Date;
};

/** Published acts, by country and title; all countries when none is named. */
export async function readPublishedActs(tx: Tx, country: string | null = null): Promise<PublishedAct[]> {
  const { rows } = await sql<PublishedAct>`
    select record_id, agency_id, content, version, written_at, published_at from law.act_published
    where ${country}::text is null or country = ${country}
    order by country, content -> 'title' ->> 'text', record_id limit 2000`.execute(tx);
  return rows;
}

/** A published act, or nothing. */
export async function findPublishedAct(tx: Tx, recordId: string): Promise<PublishedAct | undefined> {
  const { rows } = await sql<PublishedAct>`
    select record_id, agency_id, content, version, written_at, published_at from law.act_published
    where record_id = ${recordId}::uuid`.execute(tx);
  return rows[0];
}

export type ProvisionAsk = {
  readonly country?: string | undefined;
  readonly duty?: string | undefined;
  readonly crime?: string | undefined;
  readonly element?: string | undefined;
  /** May have been in force on this day. */
  readonly on?: string | undefined;
  /** A part of its number, heading or words, or of its act's title, in any language. */
  readonly text?: string | undefined;
  /** The last line of the page before: country, act, place. */
  readonly after?: { readonly country: string; readonly act: string; readonly place: number } | null;
  readonly limit: number;
};

export type ProvisionRow = {
  provision_id: string;
  record_id: string;
  place: number;
  country: string;
  content: Provision;
  title: Act["title"];
  act_starts: Act["starts"] | null;
  act_ends: Act["ends"] | null;
};

/** Provisions of published acts, a page at a time in the order of countries and acts. */
export async function readProvisions(tx: Tx, ask: ProvisionAsk): Promise<ProvisionRow[]> {
  const { country = null, duty = null, crime = null, element = null, on = null, after = null, limit } = ask;
  const text = ask.text?.trim().toLowerCase() || null;
  const { rows } = await sql<ProvisionRow>`
    select p.provision_id, p.record_id, p.place, p.country, p.content, a.content -> 'title' as title,
      a.content -> 'starts' as act_starts, a.content -> 'ends' as act_ends
    from law.provision p join law.act_published a using (record_id)
    where (${country}::text is null or p.country = ${country})
      and (${duty}::text is null or p.duties @> array[${duty}::text])
      and (${crime}::text is null or p.crimes @> array[${crime}::text])
      and (${element}::text is null or p.elements @> array[${element}::text])
      and (${on}::date is null or ((p.starts is null or p.starts <= ${on}::date) and (p.ends is null or p.ends >= ${on}::date)))
      and (${text}::text is null or position(${text} in p.texts) > 0)
      and (${after?.country ?? null}::text is null
        or (p.country, p.record_id, p.place) > (${after?.country ?? null}, ${after?.act ?? null}::uuid, ${after?.place ?? null}::int))
    order by p.country, p.record_id, p.place limit ${limit}`.execute(tx);
  return rows;
}
