import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { Engine } from "./engine.ts";
import { beginAs } from "./enter.ts";
import type { Call } from "./perform.ts";
import { Problem } from "./problem.ts";
import { txOver } from "./transaction.ts";

/** What the audit is told of one call: never a value. */
export type AuditNote = {
  readonly how: "done" | "read" | "refused" | "denied" | "failed";
  readonly whyNot?: string;
  readonly dossiers: readonly string[];
  readonly fields: readonly string[];
  readonly digest?: Buffer | null;
};

export async function noteInTx(tx: Tx, call: Call, note: AuditNote): Promise<void> {
  await sql`select audit.record(${call.declaration.name}, ${note.how}, ${note.whyNot ?? null}, ${call.purpose ?? null},
    ${call.reason ?? null}, ${[...note.dossiers]}::uuid[], ${[...note.fields]}::text[], ${note.digest ?? null}, ${call.requestId})`.execute(
    tx,
  );
}

/** Writes the note of a call that was rolled back, in a transaction of its own. */
export async function noteOutside(
  client: pg.PoolClient,
  { engine, call, note }: { engine: Engine; call: Call; note: AuditNote },
): Promise<void> {
  await beginAs(client, call.entry, { readOnly: false, rightsOf: engine.rightsOf });
  await noteInTx(txOver(client), call, note);
  await client.query("commit");
}

/** Ends the read-only transaction of a question and begins the one that its audit event is written in. */
export async function reenterToNote(
  client: pg.PoolClient,
  { engine, call }: { engine: Engine; call: Call },
): Promise<void> {
  const entered = await beginAs(client, call.entry, {
    readOnly: false,
    rightsOf: engine.rightsOf,
    ending: true,
  });
  if (!entered) throw new Problem("signed-out");
}
