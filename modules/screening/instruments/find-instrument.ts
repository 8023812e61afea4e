import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { Instrument } from "../words/instrument.ts";
import { findShipped, shippedInstruments } from "./shipped.ts";

type Asking = Pick<QuestionContext<unknown>, "tx">;

/** A published version: one that Palermo brings, or one of this Palermo's own. Withdrawn ones still open old screenings. */
export async function findPublished(
  { tx }: Asking,
  id: string,
  version: number,
): Promise<Instrument | undefined> {
  const shipped = findShipped(id, version);
  if (shipped !== undefined) return shipped;
  const { rows } = await sql<{ content: unknown }>`
    select content from screening.instrument
    where id = ${id} and instrument_version = ${version} and state <> 'draft'`.execute(tx);
  return rows[0] === undefined ? undefined : Instrument.parse(rows[0].content);
}

/** The newest published version of each instrument, Palermo's own first; withdrawn ones are left out. */
export async function newestPublished({ tx }: Asking): Promise<Instrument[]> {
  const { rows } = await sql<{ content: unknown }>`
    select content from screening.instrument where state = 'published' order by id, instrument_version`.execute(
    tx,
  );
  const newest = new Map<string, Instrument>();
  for (const one of [...shippedInstruments, ...rows.map(({ content }) => Instrument.parse(content))]) {
    const before = newest.get(one.id);
    if (before === undefined || before.version < one.version) newest.set(one.id, one);
  }
  return [...newest.values()];
}
