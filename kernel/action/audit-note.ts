import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { Call } from "./call.ts";
import { Problem } from "./problem.ts";

/** What the audit is told of one call: never a value. */
export type AuditNote = {
  readonly how: "done" | "read" | "refused" | "denied" | "failed";
  readonly whyNot?: string;
  readonly dossiers: readonly string[];
  readonly fields: readonly string[];
  readonly digest?: Buffer | null;
};

export async function noteInTx(tx: Tx, call: Call, note: AuditNote): Promise<void> {
  const [name, how, whyNot, purpose, reason, dossiers, fields, digest, request] = partsOf(call, note);
  await sql`select audit.record(${name}, ${how}, ${whyNot}, ${purpose}, ${reason}, ${dossiers}::uuid[], ${fields}::text[], ${digest}, ${request})`.execute(
    tx,
  );
}

const enterings = {
  session: "access.enter($10::bytea)",
  token: "access.enter_token($10::bytea)",
  job: "access.enter_job($10::uuid)",
} as const;

/**
 * Enters the caller again and writes the note, in one statement that is its own transaction: for questions, whose
 * transaction may not write, and for calls that were rolled back. Throws `signed-out` when the session has ended meanwhile.
 */
export async function noteAlone(
  client: pg.PoolClient,
  { call, note }: { call: Call; note: AuditNote },
): Promise<void> {
  const { entry } = call;
  const enter = enterings[entry.by];
  const { rowCount } = await client.query({
    name: `palermo_note_${entry.by}`,
    text: `select audit.record($1, $2, $3, $4, $5, $6::uuid[], $7::text[], $8, $9) from ${enter} as claim where claim is not null`,
    values: [...partsOf(call, note), entry.by === "job" ? entry.jobId : entry.hash],
  });
  if (rowCount !== 1) throw new Problem("signed-out");
}

function partsOf(call: Call, note: AuditNote) {
  return [
    call.declaration.name,
    note.how,
    note.whyNot ?? null,
    call.purpose ?? null,
    call.reason ?? null,
    [...note.dossiers],
    [...note.fields],
    note.digest ?? null,
    call.requestId,
  ] as const;
}
