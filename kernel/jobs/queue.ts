import type pg from "pg";
import { PgBoss } from "pg-boss";
import type { Tx } from "../database/tx.ts";
import { executorOf } from "./queue-executor.ts";

const name = "palermo";

/** The queue of job ids. Any number of servers send to it and take from it. */
export type Queue = {
  /** Inside `tx` the id is on the queue exactly when the transaction stands. */
  readonly send: (jobId: string, tx?: Tx) => Promise<void>;
  /** Takes ids one by one until `close`; `take` never throws. */
  readonly work: (take: (jobId: string) => Promise<void>, atOnce: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type QueueSettings = {
  /** Login `palermo_app`; the owner made the queue's schema while migrating. */
  readonly app: Pick<pg.Pool, "query">;
  /** Told when the queue cannot reach its database; it tries again by itself. */
  readonly trouble?: (error: Error) => void;
  /** Seconds between two looks, 0.5 or more. */
  readonly lookEvery?: number;
};

/** Opens the queue (pg-boss). Its tables belong to the owner, so it neither migrates nor rebuilds anything here. */
export async function openQueue({ app, trouble, lookEvery = 0.5 }: QueueSettings): Promise<Queue> {
  const boss = new PgBoss({
    schema: "pgboss",
    db: {
      executeSql: async (text, values) => {
        const result = await (values === undefined || values.length === 0
          ? app.query(text)
          : app.query(text, values));
        return Array.isArray(result) ? (result.at(-1) ?? { rows: [] }) : result;
      },
    },
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => trouble?.(error));
  await boss.start();
  // `short`: an id waits at most once, so that sending it again is harmless.
  await boss.createQueue(name, {
    policy: "short",
    retryLimit: 0,
    expireInSeconds: 86_399,
    deleteAfterSeconds: 3600,
  });
  return {
    async send(jobId, tx) {
      const db = tx === undefined ? {} : { db: executorOf(tx) };
      await boss.send(name, { jobId }, { singletonKey: jobId, ...db });
    },
    async work(take, atOnce) {
      const options = { batchSize: 1, pollingIntervalSeconds: lookEvery, localConcurrency: atOnce };
      await boss.work<{ jobId: string }>(name, options, async (found) => {
        for (const { data } of found) await take(data.jobId);
      });
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}
