import { sql } from "kysely";
import type { Compartment, Level } from "../access/words.ts";
import type { Tx } from "../database/tx.ts";

export type ConsentGrant = {
  readonly consentId: string;
  readonly dossierId: string;
  readonly compartment: Compartment;
  readonly level: Level;
  readonly to: { readonly kind: "account" | "unit" | "agency"; readonly id: string };
  /** A purpose of grants (`purposes` in kernel/access). */
  readonly purpose: string;
  readonly until?: Date;
};

/**
 * Opens a part of a dossier to the consent's recipient, no longer than the consent stands; it ends with the consent.
 * Gives 'done', a word of `access.give_grant`, or 'consent-missing' | 'consent-narrower' | 'other-recipient'.
 */
export async function giveGrantUnder(tx: Tx, grant: ConsentGrant): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    select consent.give_grant(${grant.consentId}::uuid, ${grant.dossierId}::uuid, ${grant.compartment}, ${grant.level},
      ${grant.to.kind}, ${grant.to.id}::uuid, ${grant.purpose}, ${grant.until ?? null}::timestamptz) as word`.execute(
    tx,
  );
  return rows[0]?.word ?? "consent-missing";
}
