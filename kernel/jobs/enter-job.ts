import { sql } from "kysely";
import type pg from "pg";
import { beginAs, type Engine, txOver, unavailable } from "#kernel/action";
import type { WorkContext } from "../import/importer.ts";
import { type EnterJob, NobodyEntered } from "./worker.ts";

type Noted = { readonly dossiers: Set<string>; readonly fields: Set<string> };

/**
 * Makes the way in for workers: a short transaction entered as the job's requester through `access.enter_job`.
 * What the work said it opened is written to the audit under the job's name before the transaction stands.
 */
export function enterJobs(engine: Engine): EnterJob {
  return async function enter<T>(jobId: string, work: (context: WorkContext) => Promise<T>): Promise<T> {
    const client = await engine.app.connect();
    let broken = false;
    try {
      const entered = await beginAs(
        client,
        { by: "job", jobId },
        { readOnly: false, rightsOf: engine.rightsOf },
      );
      if (entered === null) throw new NobodyEntered();
      const noted: Noted = { dossiers: new Set(), fields: new Set() };
      const result = await work(contextOf(engine, client, entered.actor, noted));
      if (noted.dossiers.size > 0) {
        await sql`select audit.record((select name from jobs.job where job_id = ${jobId}::uuid), 'done', null, null, null,
          ${[...noted.dossiers]}::uuid[], ${[...noted.fields]}::text[], null, ${jobId})`.execute(
          txOver(client),
        );
      }
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(() => {
        broken = true;
      });
      throw unavailable(error);
    } finally {
      client.release(broken);
    }
  };
}

function contextOf(
  engine: Engine,
  client: pg.PoolClient,
  actor: WorkContext["actor"],
  noted: Noted,
): WorkContext {
  const tx = txOver(client);
  const now = engine.now();
  return {
    tx,
    actor,
    now,
    vault: engine.vault.vaultFor(tx, actor),
    opened(dossiers, fields = []) {
      for (const dossier of dossiers) noted.dossiers.add(dossier);
      for (const field of fields) noted.fields.add(field);
    },
    emit() {
      throw new Error("a job emits no events; the actions it performs do");
    },
    startJob: (job, input) => engine.startJob(tx, actor, job, input),
  };
}
