import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import { NotFound, Stale } from "../action/problem.ts";
import type { Tx } from "../database/tx.ts";
import { type DossierParts, partsOf } from "./parts.ts";
import { rowsIn, tableOf } from "./tables.ts";

/** Where a record is looked for: its schema's base table, the column of its id, its dossier. */
export type Wanted = {
  readonly base: string;
  readonly key: string;
  readonly dossierId: string;
  readonly id: string;
};

export type FoundIn<Row> = { readonly parts: DossierParts; readonly row: Row & { compartment: Compartment } };

/** One record of a dossier in whichever open part it lies; throws `NotFound` whether it is not there or not for this reader. */
export async function findRow<Row>(tx: Tx, wanted: Wanted): Promise<FoundIn<Row>> {
  const parts = await partsOf(tx, wanted.dossierId);
  const open = [...parts.open.keys()];
  if (open.length === 0) throw new NotFound();
  const where = sql`r.dossier_id = ${wanted.dossierId}::uuid and r.${sql.ref(wanted.key)} = ${wanted.id}::uuid`;
  const { rows } = await sql<Row & { compartment: Compartment }>`
    select * from ${rowsIn(wanted.base, open, where)} found`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  return { parts, row };
}

/** The same, locked for a change. A write over a version that the writer did not see throws `Stale`. */
export async function lockRow<Row extends { version: number }>(
  tx: Tx,
  wanted: Wanted,
  expects?: number,
): Promise<FoundIn<Row>> {
  const seen = await findRow<Row>(tx, wanted);
  // Whoever only reads locks nothing: the rule refuses them by what was seen.
  if (seen.parts.open.get(seen.row.compartment) !== "read") {
    await sql`select from ${tableOf(wanted.base, seen.row.compartment)}
      where ${sql.ref(wanted.key)} = ${wanted.id}::uuid for update`.execute(tx);
  }
  const found = await findRow<Row>(tx, wanted);
  if (expects !== undefined && expects !== found.row.version)
    throw new Stale({ yours: expects, theirs: found.row.version });
  return found;
}
