import { sql } from "kysely";
import { Compartment, Level } from "../access/words.ts";
import { NotFound } from "../action/problem.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import type { Tx } from "../database/tx.ts";

/** A dossier as far as this reader may know of it: open parts with the level in each, and those that stay shut. */
export type DossierParts = {
  readonly dossierId: string;
  readonly agencyId: string;
  readonly code: string;
  readonly kind: string;
  readonly open: ReadonlyMap<Compartment, Level>;
  readonly withheld: readonly Compartment[];
};

type Row = { agency_id: string; code: string; kind: string; compartment: string; level: string };

/** The parts of a dossier; throws `NotFound` alike for a dossier that is not there and one that is not for this reader. */
export async function partsOf(tx: Tx, dossierId: string): Promise<DossierParts> {
  const { rows } = await sql<Row>`select * from part.of_dossier(${dossierId}::uuid)`.execute(tx);
  const first = rows[0];
  if (first === undefined) throw new NotFound();
  const open = new Map<Compartment, Level>();
  const withheld: Compartment[] = [];
  for (const row of rows) {
    const compartment = Compartment.parse(row.compartment);
    if (row.level === "none") withheld.push(compartment);
    else open.set(compartment, Level.parse(row.level));
  }
  return { dossierId, agencyId: first.agency_id, code: first.code, kind: first.kind, open, withheld };
}

/** Parts in which the reader may write. */
export function writableParts({ open }: Pick<DossierParts, "open">): Compartment[] {
  return [...open].filter(([, level]) => level !== "read").map(([compartment]) => compartment);
}

/** Refuses writing where the reader only reads; throws `NotFound` where the part is shut, as if it were not there. */
export function refuseReadOnly(
  parts: Pick<DossierParts, "open">,
  compartment: Compartment,
): Refusal<"read-only"> | null {
  const level = parts.open.get(compartment);
  if (level === undefined) throw new NotFound();
  return level === "read" ? refuse("read-only", { path: ["compartment"] }) : null;
}
