import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "./config.ts";
import { createDurably, writeDurably } from "./durable.ts";
import { MasterKey, makeMasterKey, masterKeyFile, readMasterKey } from "./master-key.ts";
import { errorCode, StartError } from "./start-error.ts";

const InstanceFile = z.object({
  instanceId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Recognises the master key without holding it. */
  keyCheck: z.string().min(1),
  /** Of the key that a change of the master key, begun and perhaps interrupted, leads to. */
  nextKeyCheck: z.string().optional(),
  /** Where the embedded database lies when its user cannot reach the data folder. */
  postgresFolder: z.string().optional(),
});
type InstanceFile = z.infer<typeof InstanceFile>;

/** One installation of Palermo: the data folder's identity and its master key. */
export type Instance = {
  readonly instanceId: string;
  readonly keyCheck: string;
  readonly masterKey: MasterKey;
  readonly postgresFolder: string | null;
};

/** Identity that a shared database already has, for a server that comes to it with a new data folder. */
export type KnownInstance = { readonly instanceId: string; readonly keyCheck: string };

/**
 * Opens the instance of the data folder, or makes it (with a master key where none is given) on the first start.
 * Throws `StartError`: `wrong-key`, `no-key`, `read-only`, `other-database`, `broken-instance`.
 */
export function openInstance(config: Config, known: KnownInstance | null = null): Instance {
  makeDataFolder(config.dataFolder);
  const file = readInstanceFile(config.dataFolder);
  if (file === null) return makeInstance(config, known);
  if (known !== null && known.instanceId !== file.instanceId) {
    throw new StartError(
      "other-database",
      `The data folder ${config.dataFolder} belongs to another Palermo (${file.instanceId}) than the database (${known.instanceId}): use the folder of this database, or a new one.`,
    );
  }
  return checked(config, file, known);
}

/**
 * Writes the key of a recovery kit to where this data folder's key belongs. Throws `StartError` (`wrong-key` when it is
 * another Palermo's, `key-there`, `no-instance`).
 */
export function putBackMasterKey(config: Config, bytes: Buffer): string {
  const file = readInstanceFile(config.dataFolder);
  if (file === null) throw new StartError("no-instance", `There is no Palermo in ${config.dataFolder}.`);
  if (!new MasterKey(bytes).matches(file.instanceId, file.keyCheck)) {
    throw new StartError(
      "wrong-key",
      `This is the recovery kit of another Palermo than the one in ${config.dataFolder}.`,
    );
  }
  if (readMasterKey(config, file.instanceId) !== null) {
    throw new StartError("key-there", "There is a master key already; it was left as it is.");
  }
  makeMasterKey(config, file.instanceId, bytes);
  return masterKeyFile(config, file.instanceId) ?? "";
}

/** Lets the data folder know the key that a change leads to, beside the present one. */
export function expectKey(config: Config, nextKeyCheck: string): void {
  changeInstanceFile(config, (file) => ({ ...file, nextKeyCheck }));
}

/** Makes a key the one and only of this data folder. */
export function rememberKey(config: Config, keyCheck: string): void {
  changeInstanceFile(config, ({ nextKeyCheck: _, ...file }) => ({ ...file, keyCheck }));
}

/** Whose data folder this is; "" before its first start. */
export function instanceIdOf(config: Config): string {
  return readInstanceFile(config.dataFolder)?.instanceId ?? "";
}

function changeInstanceFile(config: Config, change: (file: InstanceFile) => InstanceFile): void {
  const file = readInstanceFile(config.dataFolder);
  if (file === null) throw new StartError("no-instance", `There is no Palermo in ${config.dataFolder}.`);
  writeDurably(instancePath(config.dataFolder), `${JSON.stringify(change(file), null, 2)}\n`);
}

/** Remembers that the embedded database lies elsewhere. */
export function recordPostgresFolder(config: Config, postgresFolder: string): void {
  const file = readInstanceFile(config.dataFolder);
  if (file === null || file.postgresFolder === postgresFolder) return;
  writeDurably(instancePath(config.dataFolder), `${JSON.stringify({ ...file, postgresFolder }, null, 2)}\n`);
}

function instancePath(dataFolder: string): string {
  return join(dataFolder, "instance.json");
}

function makeDataFolder(folder: string): void {
  try {
    // Root's database runs as another user, who must be able to pass through.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, mode);
  } catch (error) {
    throw new StartError(
      "read-only",
      `The data folder ${folder} cannot be made: ${reason(trueCause(folder, error))}.`,
      {
        cause: error,
      },
    );
  }
}

/** On a read-only disk making a whole path says ENOENT; making its last part says why. */
function trueCause(folder: string, error: unknown): unknown {
  if (errorCode(error) !== "ENOENT") return error;
  try {
    mkdirSync(folder);
    return error;
  } catch (plain) {
    return plain;
  }
}

function reason(error: unknown): string {
  switch (errorCode(error)) {
    case "EROFS":
      return "the disk is read-only; set PALERMO_DATA to a folder that can be written";
    case "EACCES":
    case "EPERM":
      return "this user may not write there; set PALERMO_DATA to a folder of your own";
    case "ENOSPC":
      return "the disk is full";
    case "ENOENT":
      return "the folder above it does not exist and cannot be made";
    case "EEXIST":
    case "ENOTDIR":
      return "a file of that name is in the way";
    default:
      return errorCode(error) ?? "unknown reason";
  }
}

function readInstanceFile(dataFolder: string): InstanceFile | null {
  const path = instancePath(dataFolder);
  try {
    return InstanceFile.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (errorCode(error) !== null) {
      throw new StartError("read-only", `The file ${path} cannot be read: ${reason(error)}.`, {
        cause: error,
      });
    }
    throw new StartError(
      "broken-instance",
      `The file ${path} is damaged; put it back from a copy of the data folder.`,
      {
        cause: error,
      },
    );
  }
}

function makeInstance(config: Config, known: KnownInstance | null): Instance {
  const instanceId = known?.instanceId ?? randomUUID();
  const existing = readMasterKey(config, instanceId);
  if (existing === null && known !== null) throw missingKey(config, instanceId);
  const masterKey = existing ?? makeMasterKey(config, instanceId);
  if (known !== null && !masterKey.matches(instanceId, known.keyCheck)) throw wrongKey(config, instanceId);
  const keyCheck = masterKey.checkFor(instanceId);
  const file: InstanceFile = { instanceId, createdAt: new Date().toISOString(), keyCheck };
  try {
    createDurably(instancePath(config.dataFolder), `${JSON.stringify(file, null, 2)}\n`);
  } catch (error) {
    forgetUnusedKey(config, instanceId, existing === null);
    // Another process was quicker; its instance counts.
    if (errorCode(error) === "EEXIST") return openInstance(config, known);
    throw new StartError(
      "read-only",
      `The data folder ${config.dataFolder} cannot be written: ${reason(error)}.`,
      {
        cause: error,
      },
    );
  }
  return { instanceId, keyCheck, masterKey, postgresFolder: null };
}

/** A key that was made a moment ago for an instance that never came to be. */
function forgetUnusedKey(config: Config, instanceId: string, made: boolean): void {
  const path = config.masterKey.from === "default" && made ? masterKeyFile(config, instanceId) : null;
  if (path !== null) rmSync(path, { force: true });
}

function checked(config: Config, file: InstanceFile, known: KnownInstance | null): Instance {
  const masterKey = readMasterKey(config, file.instanceId);
  if (masterKey === null) throw missingKey(config, file.instanceId);
  const checks = known === null ? [file.keyCheck, file.nextKeyCheck] : [known.keyCheck];
  const keyCheck = checks.find((check) => check !== undefined && masterKey.matches(file.instanceId, check));
  if (keyCheck === undefined) throw wrongKey(config, file.instanceId);
  return { instanceId: file.instanceId, keyCheck, masterKey, postgresFolder: file.postgresFolder ?? null };
}

function missingKey(config: Config, instanceId: string): StartError {
  return new StartError(
    "no-key",
    `The master key of this Palermo (${instanceId}) is not at ${masterKeyFile(config, instanceId)}: put it back from the recovery kit (palermo key enter), or name it in PALERMO_MASTER_KEY_FILE. Without it nobody can read the names; nothing was changed.`,
  );
}

function wrongKey(config: Config, instanceId: string): StartError {
  const place = masterKeyFile(config, instanceId) ?? "PALERMO_MASTER_KEY";
  return new StartError(
    "wrong-key",
    `The master key in ${place} is not the key of this Palermo (${instanceId}): its names cannot be read with it, so it was not started. Give the right key; nothing was changed.`,
  );
}
