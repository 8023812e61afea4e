import { appendToLedger, type LedgerErasure, type LedgerLine, readLedger } from "./erasure-ledger.ts";
import { inTransaction, type Queryable } from "./queryable.ts";

/** How long a transaction may take before an erasure that the database does not know counts as withdrawn. */
const graceMs = 10 * 60_000;

/**
 * Brings the ledger and the database to one state: erasures that stand are noted as done, those whose transaction
 * was rolled back as withdrawn. Run it at start and before each backup, as owner.
 */
export async function settleErasures(
  owner: Queryable,
  ledgerPath: string,
  now: Date,
): Promise<{ done: number; withdrawn: number }> {
  const ledger = await readLedger(ledgerPath);
  const { rows } = await owner.query(
    "select agency_id, erasure_id, subject, key_id, erased_at from vault.erasure",
  );
  const standing = new Set(rows.map((row) => String(row.erasure_id)));
  const at = now.toISOString();
  const missing: LedgerLine[] = rows
    .filter((row) => !ledger.has(String(row.erasure_id)))
    .map((row) => ({
      erasure: String(row.erasure_id),
      state: "begun",
      agency: String(row.agency_id),
      subject: String(row.subject),
      key: row.key_id === null ? null : String(row.key_id),
      at: row.erased_at instanceof Date ? row.erased_at.toISOString() : at,
    }));
  const done = [...standing].filter((erasure) => ledger.get(erasure)?.state !== "done");
  const withdrawn = [...ledger.values()].filter(
    (entry) =>
      entry.state === "begun" &&
      !standing.has(entry.erasure) &&
      now.getTime() - Date.parse(entry.at) > graceMs,
  );
  await appendToLedger(ledgerPath, [
    ...missing,
    ...done.map((erasure) => ({ erasure, state: "done", at }) as const),
    ...withdrawn.map(({ erasure }) => ({ erasure, state: "withdrawn", at }) as const),
  ]);
  return { done: done.length, withdrawn: withdrawn.length };
}

/**
 * Erases again, after a restore and before serving, all that the ledger holds and that was not withdrawn: an erasure
 * of unknown outcome was asked for by somebody entitled to it, and is carried out. Give it an owner's own client.
 */
export async function replayErasures(
  owner: Queryable,
  ledgerPath: string,
): Promise<{ replayed: number; already: number; unknown: number }> {
  const wanted = [...(await readLedger(ledgerPath)).values()].filter((entry) => entry.state !== "withdrawn");
  const result = { replayed: 0, already: 0, unknown: 0 };
  await inTransaction(owner, async () => {
    for (const entry of wanted) result[await replay(owner, entry)] += 1;
  });
  return result;
}

async function replay(owner: Queryable, entry: LedgerErasure): Promise<"replayed" | "already" | "unknown"> {
  const { rows } = await owner.query(
    `select a.agency_id is not null as known, e.erasure_id is not null as erased, k.destroyed_at is not null or k.key_id is null as gone
     from (values ($1::uuid, $2::uuid)) as w (agency_id, subject)
     left join access.agency a on a.agency_id = w.agency_id
     left join vault.erasure e on e.subject = w.subject
     left join vault.key k on k.kind = 'subject' and k.subject = w.subject`,
    [entry.agency, entry.subject],
  );
  const row = rows[0];
  if (row?.known !== true) return "unknown";
  if (row.erased === true && row.gone === true) return "already";
  await owner.query("select vault.destroy($1, $2, $3, null, $4)", [
    entry.agency,
    entry.subject,
    entry.erasure,
    entry.at,
  ]);
  return "replayed";
}
