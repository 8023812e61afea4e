import { treaties, treatiesAsOf, treatiesSource, type WayToBeBound } from "@palermo/vocabulary/treaties";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Standing, TreatyStatus } from "./treaties/status.ts";

type Tx = Context<unknown>["tx"];

type Row = {
  treaty: string;
  as_of: string;
  source: string;
  participant: string;
  signed: string | null;
  bound: string | null;
  how: WayToBeBound | null;
  ended: string | null;
  declaration: string | null;
};
type Instrument = {
  instrument: string;
  number: string | null;
  label: TreatyStatus["label"];
  adopted: string;
  in_force: string | null;
  link: string | null;
};

/** Rows of imported files, the file that knows more last. */
async function importedRows(tx: Tx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.treaty, i.as_of::text, i.source, r.participant, r.signed::text, r.bound::text, r.how, r.ended::text, r.declaration
    from law.status_row r join law.status_import i using (import_id, treaty)
    order by i.as_of, i.imported_at, i.import_id`.execute(tx);
  return rows;
}

/** The vocabulary's copy as the state on which imports are laid. */
function base(): TreatyStatus[] {
  return treaties.map((treaty) => ({
    treaty: treaty.code,
    number: treaty.number,
    label: treaty.label,
    adopted: treaty.adopted,
    inForce: treaty.inForce,
    link: null,
    asOf: treatiesAsOf,
    source: treatiesSource,
    standings: treaty.participants.map(
      ({ alpha2, signed, bound, how }): Standing => ({
        participant: alpha2,
        signed,
        bound,
        how,
        ended: null,
        declaration: null,
      }),
    ),
  }));
}

/**
 * A treaty with imported rows laid over it. Rows of a file that knows less than what stands only fill what is missing;
 * those of a newer file replace what stands for the participants that it names.
 */
export function laidOver(treaty: TreatyStatus, rows: readonly Row[]): TreatyStatus {
  const own = rows.filter((row) => row.treaty === treaty.treaty);
  const standings = new Map(treaty.standings.map((standing) => [standing.participant, standing]));
  let { asOf, source } = treaty;
  for (const { as_of, source: from, participant, signed, bound, how, ended, declaration } of own) {
    const newer = treaty.asOf === null || as_of >= treaty.asOf;
    const before = standings.get(participant);
    if (before === undefined || newer)
      standings.set(participant, { participant, signed, bound, how, ended, declaration });
    else if (before.declaration === null) standings.set(participant, { ...before, declaration });
    if (asOf === null || as_of > asOf) [asOf, source] = [as_of, from];
  }
  return { ...treaty, asOf, source, standings: [...standings.values()] };
}

/** Every treaty with its status: the vocabulary's copy, instruments of one's own, and what was imported since. */
export async function readTreaties(tx: Tx): Promise<TreatyStatus[]> {
  const own = await sql<Instrument>`
    select instrument, number, label, adopted::text, in_force::text, link from law.instrument
    where removed_at is null order by adopted, instrument`.execute(tx);
  const rows = await importedRows(tx);
  const others = own.rows.map(
    ({ instrument, number, label, adopted, in_force, link }): TreatyStatus => ({
      treaty: instrument,
      number,
      label,
      adopted,
      inForce: in_force,
      link,
      asOf: null,
      source: null,
      standings: [],
    }),
  );
  return [...base(), ...others].map((treaty) => laidOver(treaty, rows));
}

/** One treaty with its status, or nothing. */
export async function findTreatyStatus(tx: Tx, treaty: string): Promise<TreatyStatus | undefined> {
  return (await readTreaties(tx)).find((one) => one.treaty === treaty);
}
