import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { NotFound } from "../action/problem.ts";
import type { Tx } from "../database/tx.ts";
import { makeCode } from "../words/index.ts";
import type { Compartment } from "./words.ts";

type DossierKind = {
  readonly kind: string;
  readonly letter: string;
  readonly compartments: readonly Compartment[];
};
export type OpenedDossier = { readonly agencyId: string; readonly code: string };

/**
 * Opens a dossier of the actor's agency and gives the actor `manage` on each of its compartments.
 * Protected rows follow in later statements. Gives the home agency and the code by which people name it.
 */
export async function openDossier(
  tx: Tx,
  { dossierId, ...kind }: DossierKind & { readonly dossierId: string },
): Promise<OpenedDossier> {
  const [opened] = await openDossiers(tx, { ...kind, dossierIds: [dossierId] });
  if (opened === undefined) throw new Error("no dossier was asked for");
  return opened;
}

/** Opens several dossiers of one kind with one statement, for lists; answers in their order. */
export async function openDossiers(
  tx: Tx,
  { kind, letter, compartments, dossierIds }: DossierKind & { readonly dossierIds: readonly string[] },
): Promise<OpenedDossier[]> {
  const opened = new Map<string, OpenedDossier>();
  for (let draw = 0; draw < 8; draw += 1) {
    const left = dossierIds.filter((id) => !opened.has(id));
    if (left.length === 0) break;
    const codes = left.map(() => makeCode(letter, randomBytes(5)));
    const made = await sql<{ id: string; code: string; agency_id: string | null }>`
      select d.id, d.code, access.open_dossier(${kind}, d.code, ${[...compartments]}::text[], d.id) as agency_id
      from unnest(${left}::uuid[], ${codes}::text[]) as d (id, code)`
      .execute(tx)
      .catch((error: unknown) => {
        // An id that stands already, perhaps out of the caller's sight: answered like everything that is not theirs.
        throw isTaken(error) ? new NotFound() : error;
      });
    for (const { id, code, agency_id: agencyId } of made.rows)
      if (agencyId !== null) opened.set(id, { agencyId, code });
  }
  return dossierIds.map((id) => {
    const found = opened.get(id);
    if (found === undefined) throw new Error(`no free code was found for a dossier of kind ${kind}`);
    return found;
  });
}

function isTaken(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
