import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureOperator, ensureSystem, enterRoles, rightsLookup } from "#kernel/access";
import type { Engine } from "#kernel/action";
import type { Config } from "#kernel/config";
import { type Database, openDatabase, type Progress, prepareDatabase } from "#kernel/database";
import { type Identity, identityOf, openInstanceSecrets } from "#kernel/envelope";
import { type FileStore, openFileStore } from "#kernel/files";
import { openQueue, startJob } from "#kernel/jobs";
import { buildRegistry, type ModuleDoor, type Registry } from "#kernel/module";
import { createOutbound } from "#kernel/outbound";
import { type Post, parcelLockOf } from "#kernel/parcel";
import { createVaultStore, settleErasures } from "#kernel/vault";
import { attachmentUpload } from "../attachment/upload.ts";
import { kernelDoors } from "./kernel-doors.ts";
import { log } from "./log.ts";
import { workBeside } from "./work-beside.ts";

/** Everything that serves, without a listening place. */
export type Services = {
  readonly config: Config;
  readonly database: Database;
  readonly registry: Registry;
  readonly engine: Engine;
  readonly files: FileStore;
  /** With which this Palermo signs for others and opens what they seal for it. */
  readonly identity: Identity;
  /** Where sealed parcels of devices are opened. */
  readonly post: Post;
  readonly close: () => Promise<void>;
};

export type ServiceSettings = {
  readonly config: Config;
  readonly modules: readonly ModuleDoor[];
  readonly progress?: Progress;
  /** A database opened already, such as a test's copy; it is closed with the services all the same. */
  readonly database?: Database;
  /** Further settings of the embedded server; tests give up durability. */
  readonly postgres?: Record<string, string>;
  /** The kernel's clock. */
  readonly now?: () => Date;
  /** Nothing works beside the requests (`"events"`: all but events are told), for tests that do it by hand. */
  readonly still?: boolean | "events";
};

/** Opens the database, brings it up to date and starts what works beside the requests: jobs, the sealer, the sweeper. */
export async function openServices({
  config,
  modules,
  progress,
  database: given,
  postgres,
  now = () => new Date(),
  still = false,
}: ServiceSettings): Promise<Services> {
  const database =
    given ??
    (await openDatabase(config, { ...(progress ? { progress } : {}), ...(postgres ? { postgres } : {}) }));
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
    const post: Post = {
      engine,
      files,
      lock: parcelLockOf(secrets.parcels),
      find: (name) => registry.find(name),
      clean: attachmentUpload.clean ?? null,
    };
    if (still === true) ending.push(queue.close);
    else
      ending.push(
        ...(await workBeside({
          ...{ config, database, engine, outbound, queue, jobs, post },
          files: { store: files, folder: temporary },
          subscribers: still === "events" ? null : registry.subscribers,
          seeds: { audit: masterKey.derive("audit"), webhooks: secrets.webhooks },
        })),
      );
    const identity = identityOf(new URL(config.publicUrl).host, {
      sign: secrets.signing,
      seal: secrets.sealing,
    });
    return { config, database, registry, engine, files, identity, post, close };
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
