import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { NotFound } from "../action/problem.ts";
import type { Tx } from "../database/tx.ts";
import { makeCode } from "../words/index.ts";
import type { Compartment } from "./words.ts";

/**
 * Opens a dossier of the actor's agency and gives the actor `manage` on each of its compartments.
 * Protected rows follow in later statements. Gives the home agency and the code by which people name it.
 */
export async function openDossier(
  tx: Tx,
  {
    kind,
    letter,
    compartments,
    dossierId,
  }: {
    kind: string;
    letter: string;
    compartments: readonly Compartment[];
    dossierId: string;
  },
): Promise<{ agencyId: string; code: string }> {
  for (let draw = 0; draw < 8; draw += 1) {
    const code = makeCode(letter, randomBytes(5));
    const made = await sql<{ agency_id: string | null }>`
      select access.open_dossier(${kind}, ${code}, ${[...compartments]}::text[], ${dossierId}::uuid) as agency_id`
      .execute(tx)
      .catch((error: unknown) => {
        // An id that stands already, perhaps out of the caller's sight: answered like everything that is not theirs.
        throw isTaken(error) ? new NotFound() : error;
      });
    const agencyId = made.rows[0]?.agency_id;
    if (agencyId) return { agencyId, code };
  }
  throw new Error(`no free code was found for a dossier of kind ${kind}`);
}

function isTaken(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
