import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "./context.ts";
import type { Engine } from "./engine.ts";
import { beginAs, type WorkEntry } from "./enter.ts";
import { unavailable } from "./failure.ts";
import { isStalePlan } from "./statement-name.ts";
import { txOver } from "./transaction.ts";

/** What work in a short transaction sees: the same as an action, without an input. */
export type WorkContext = Omit<Context<unknown>, "input">;

/**
 * Runs `work` in one short transaction entered as its actor, e.g. a job's requester; what it says it opened is written to
 * the audit under `name` before the transaction stands. Undefined when nobody can be entered.
 */
export async function workAs<T>(
  engine: Engine,
  entry: WorkEntry,
  { name, work }: { readonly name: string; readonly work: (context: WorkContext) => Promise<T> },
): Promise<{ readonly result: T } | undefined> {
  const client = await engine.app.connect();
  let broken = false;
  try {
    const entered = await beginAs(client, entry, { readOnly: false, rightsOf: engine.rightsOf });
    if (entered === null) {
      await client.query("rollback");
      return undefined;
    }
    const tx = txOver(client, entered.reader);
    const dossiers = new Set<string>();
    const fields = new Set<string>();
    const result = await work({
      tx,
      actor: entered.actor,
      now: engine.now(),
      expects: undefined,
      vault: engine.vault.vaultFor(tx, entered.actor),
      opened(some, named = []) {
        for (const dossier of some) dossiers.add(dossier);
        for (const field of named) fields.add(field);
      },
      emit() {
        throw new Error("only actions emit events");
      },
      startJob: (job, input) => engine.startJob(tx, entered.actor, job, input),
    });
    // An export names its mark alone, where no dossier stands behind it.
    if (dossiers.size + fields.size > 0) {
      await sql`select audit.record(${name}, 'done', null, null, null, ${[...dossiers]}::uuid[], ${[...fields]}::text[], null, ${randomUUID()})`.execute(
        tx,
      );
    }
    await client.query("commit");
    return { result };
  } catch (error) {
    broken = isStalePlan(error);
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw unavailable(error);
  } finally {
    client.release(broken);
  }
}
