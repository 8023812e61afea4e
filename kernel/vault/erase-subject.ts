import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { appendToLedger } from "./erasure-ledger.ts";
import { VaultError } from "./vault-error.ts";
import { insideOf } from "./vault-in.ts";
import type { Vault } from "./words.ts";

type Row = { agency_id: string; erasure_id: string; key_id: string | null; erased_at: Date };

/**
 * Destroys the key of a person or dossier that the actor manages, so that its fields, tokens and files can never be
 * read again. The ledger outside the database has the erasure on its disk before this resolves, hence before the
 * transaction commits; `settleErasures` later notes whether the transaction stood. Throws a database error when a
 * legal hold stands or the actor does not manage the dossier: actions ask first. `by` names another function of the
 * database that decides who may erase, such as retention's.
 */
export async function eraseSubject(
  vault: Vault,
  subject: string,
  by: (erasureId: string) => RawBuilder<unknown> = (id) => sql`vault.erase(${subject}::uuid, ${id}::uuid)`,
): Promise<{ erasureId: string }> {
  const { ground, tx, subjectKeys } = insideOf(vault);
  const { rows } = await sql<Row>`select * from ${by(randomUUID())}`.execute(tx);
  const row = rows[0];
  if (!row) throw new VaultError("no-key", { subject });
  await appendToLedger(ground.erasureLedgerPath, [
    {
      erasure: row.erasure_id,
      state: "begun",
      agency: row.agency_id,
      subject,
      key: row.key_id,
      at: row.erased_at.toISOString(),
    },
  ]);
  if (row.key_id) ground.cache.forget(row.key_id);
  subjectKeys.set(subject, { state: "erased" });
  return { erasureId: row.erasure_id };
}
