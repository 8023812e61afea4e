import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureOperator, ensureSystem, enterRoles, rightsLookup } from "#kernel/access";
import type { Engine } from "#kernel/action";
import { startSealer } from "#kernel/audit";
import type { Config } from "#kernel/config";
import { type Database, openDatabase, type Progress, prepareDatabase } from "#kernel/database";
import { startEscalation } from "#kernel/deadline";
import { type Identity, identityOf, openInstanceSecrets } from "#kernel/envelope";
import { startDispatcher } from "#kernel/event";
import { type FileStore, openFileStore, sweepFiles } from "#kernel/files";
import { enterJobs, openQueue, startJob, startWorkers } from "#kernel/jobs";
import { startMailSender } from "#kernel/mail";
import { buildRegistry, type ModuleDoor, type Registry } from "#kernel/module";
import { createOutbound } from "#kernel/outbound";
import { createVaultStore, settleErasures } from "#kernel/vault";
import { startWebhookSender } from "#kernel/webhook";
import { kernelDoors } from "./kernel-doors.ts";
import { log } from "./log.ts";

/** Everything that serves, without a listening place. */
export type Services = {
  readonly config: Config;
  readonly database: Database;
  readonly registry: Registry;
  readonly engine: Engine;
  readonly files: FileStore;
  /** With which this Palermo signs for others and opens what they seal for it. */
  readonly identity: Identity;
  readonly close: () => Promise<void>;
};

export type ServiceSettings = {
  readonly config: Config;
  readonly modules: readonly ModuleDoor[];
  readonly progress?: Progress;
  /** A database opened already, such as a test's copy; it is closed with the services all the same. */
  readonly database?: Database;
  /** The kernel's clock. */
  readonly now?: () => Date;
};

/** Opens the database, brings it up to date and starts what works beside the requests: jobs, the sealer, the sweeper. */
export async function openServices({
  config,
  modules,
  progress,
  database: given,
  now = () => new Date(),
}: ServiceSettings): Promise<Services> {
  const database = given ?? (await openDatabase(config, progress ? { progress } : {}));
  const ending: (() => Promise<void>)[] = [() => database.close()];
  const close = async () => {
    for (const end of ending.reverse()) await end().catch(() => {});
  };
  try {
    if (!given) await prepareDatabase(database, progress ? { progress } : {});
    const { masterKey } = database.instance;
    const files = await openFileStore(config);
    const temporary = join(config.dataFolder, "tmp");
    mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
    // Plain copies of uploads that a killed server left behind.
    rmSync(temporary, { recursive: true, force: true });
    const outbound = createOutbound(config.outbound);
    const secrets = await openInstanceSecrets(database.app, masterKey.derive("instance"));
    const registry: Registry = buildRegistry([
      ...kernelDoors(modules, {
        uploads: { store: files, folder: temporary },
        auditSeed: masterKey.derive("audit"),
        mail: config.mail !== null,
        webhooks: {
          outbound,
          loopback: config.outbound.loopback,
          seed: secrets.webhooks,
          offered: () => emittedBy(registry.doors),
        },
      }),
      ...modules,
    ]);
    const erasureLedgerPath = join(config.dataFolder, "erasures.jsonl");
    const owner = await database.owner();
    try {
      await settleErasures(owner, erasureLedgerPath, now());
      await enterRoles(owner, registry.roles);
      await ensureOperator(owner);
      await ensureSystem(owner);
    } finally {
      await owner.end();
    }
    for (const door of modules) {
      await door.start?.({ dataFolder: config.dataFolder });
      if (door.stop) ending.push(door.stop);
    }
    const jobs = registry.doors.flatMap((door) => door.jobs);
    const queue = await openQueue({ app: database.app, trouble: () => log("queue-waits", {}) });
    const engine: Engine = {
      app: database.app,
      vault: createVaultStore({
        masterKey: masterKey.derive("vault"),
        erasureLedgerPath,
      }),
      rightsOf: rightsLookup(registry.roles),
      now,
      answerKey: masterKey.derive("answers"),
      startJob(tx, _actor, name, input) {
        const job = jobs.find((one) => one.name === name);
        if (!job) throw new Error(`there is no job ${name}`);
        return startJob({ tx, queue, job, input });
      },
    };
    const workers = await startWorkers({
      app: database.app,
      queue,
      jobs,
      enter: enterJobs(engine),
      log,
      alone: database.kind === "embedded",
    });
    ending.push(() => workers.stop());
    const sealer = startSealer({
      app: database.app,
      seed: masterKey.derive("audit"),
      trouble: () => log("sealer-waits", {}),
    });
    ending.push(() => sealer.stop());
    const dispatcher = startDispatcher({ engine, subscribers: registry.subscribers, log });
    ending.push(() => dispatcher.stop());
    const escalation = startEscalation({
      app: database.app,
      trouble: () => log("escalation-waits", {}),
    });
    ending.push(() => escalation.stop());
    const sender = startWebhookSender({
      app: database.app,
      outbound,
      seed: secrets.webhooks,
      log,
      now,
    });
    ending.push(() => sender.stop());
    if (config.mail !== null) {
      const mail = startMailSender({ app: database.app, mail: config.mail, log });
      ending.push(() => mail.stop());
    }
    const tidying = setInterval(() => void tidy(engine, files), 3_600_000);
    tidying.unref();
    ending.push(async () => clearInterval(tidying));
    const identity = identityOf(new URL(config.publicUrl).host, {
      sign: secrets.signing,
      seal: secrets.sealing,
    });
    return { config, database, registry, engine, files, identity, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Every event that some action emits, by name. */
function emittedBy(doors: readonly ModuleDoor[]): string[] {
  const declared = doors.flatMap((door) => door.declarations);
  return [...new Set(declared.flatMap((one) => (one.kind === "action" ? (one.emits ?? []) : [])))];
}

/** Forgets what has had its time: uploads of yesterday, answers of three months ago. */
async function tidy(engine: Engine, files: FileStore): Promise<void> {
  try {
    await sweepFiles(engine.app, files, engine.now());
    await engine.app.query("select action.forget_old_requests()");
    await engine.app.query("select event.forget_old()");
    await engine.app.query("select webhook.forget_old()");
  } catch (error) {
    log("not-tidied", { error: error instanceof Error ? error.name : "unknown" });
  }
}
