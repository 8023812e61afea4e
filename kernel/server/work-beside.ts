import type { Engine } from "#kernel/action";
import { startSealer } from "#kernel/audit";
import type { Config } from "#kernel/config";
import type { Database } from "#kernel/database";
import { startEscalation } from "#kernel/deadline";
import { startDispatcher } from "#kernel/event";
import { type FilePlace, type FileStore, sweepFiles } from "#kernel/files";
import { enterJobs, type openQueue, startWorkers } from "#kernel/jobs";
import { startMailSender } from "#kernel/mail";
import type { Registry } from "#kernel/module";
import type { createOutbound } from "#kernel/outbound";
import { deliverLeft, type Post } from "#kernel/parcel";
import { startWebhookSender } from "#kernel/webhook";
import { log } from "./log.ts";

type Beside = {
  readonly config: Config;
  readonly database: Database;
  readonly engine: Engine;
  readonly files: FilePlace;
  readonly outbound: ReturnType<typeof createOutbound>;
  readonly queue: Awaited<ReturnType<typeof openQueue>>;
  readonly post: Post;
  readonly jobs: Parameters<typeof startWorkers>[0]["jobs"];
  /** Who is told of events; null where they are told by hand. */
  readonly subscribers: Registry["subscribers"] | null;
  readonly seeds: {
    readonly audit: Buffer;
    readonly webhooks: Parameters<typeof startWebhookSender>[0]["seed"];
  };
};

/**
 * Starts what works beside the requests: jobs, the sealer of the audit, the teller of events, deadlines, webhooks, mail
 * and the sweeper. Gives the ways to end each, in the order in which they began.
 */
export async function workBeside({
  config,
  database,
  engine,
  files,
  outbound,
  queue,
  jobs,
  post,
  subscribers,
  seeds,
}: Beside): Promise<(() => Promise<void>)[]> {
  const { app } = database;
  const parts = [
    await startWorkers({
      ...{ app, queue, jobs, log, files },
      enter: enterJobs(engine),
      alone: database.kind === "embedded",
    }),
    startSealer({ app, seed: seeds.audit, trouble: () => log("sealer-waits", {}) }),
    ...(subscribers === null ? [] : [startDispatcher({ engine, subscribers, log })]),
    startEscalation({ app, trouble: () => log("escalation-waits", {}) }),
    startWebhookSender({ app, outbound, seed: seeds.webhooks, log, now: engine.now }),
    ...(config.mail === null ? [] : [startMailSender({ app, mail: config.mail, log })]),
  ];
  const tidying = setInterval(() => void tidy(engine, files.store), 3_600_000);
  tidying.unref();
  const posting = setInterval(() => void deliverLeft(post).catch(() => log("post-waits", {})), 60_000);
  posting.unref();
  return [
    ...parts.map((part) => () => part.stop()),
    async () => clearInterval(tidying),
    async () => clearInterval(posting),
  ];
}

/** Forgets what has had its time: uploads of yesterday, answers of three months ago. */
async function tidy(engine: Engine, files: FileStore): Promise<void> {
  try {
    await sweepFiles(engine.app, files, engine.now());
    await engine.app.query("select action.forget_old_requests()");
    await engine.app.query("select event.forget_old()");
    await engine.app.query("select parcel.forget_old()");
    await engine.app.query("select webhook.forget_old()");
  } catch (error) {
    log("not-tidied", { error: error instanceof Error ? error.name : "unknown" });
  }
}
