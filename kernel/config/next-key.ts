import { randomBytes } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import type { Config } from "./config.ts";
import { createDurably } from "./durable.ts";
import { expectKey, type Instance, rememberKey } from "./instance.ts";
import { type MasterKey, masterKeyFile, readKeyFile } from "./master-key.ts";
import { StartError } from "./start-error.ts";

/**
 * Writes the master key that will follow, durably, beside the present one (`.next`), and lets the data folder know both,
 * so that nothing is lost whenever the change is interrupted. Gives the one of an interrupted change when there is one.
 */
export function draftNextKey(config: Config, instance: Instance): MasterKey {
  const path = nextKeyFile(config, instance.instanceId);
  if (!existsSync(path)) createDurably(path, `${randomBytes(32).toString("base64")}\n`);
  const next = readKeyFile(path);
  if (next === null) throw new StartError("no-key", `The next master key ${path} cannot be read.`);
  expectKey(config, next.checkFor(instance.instanceId));
  return next;
}

/** The key of a change that was interrupted; null when there is none. */
export function interruptedKey(config: Config, instanceId: string): MasterKey | null {
  return readKeyFile(nextKeyFile(config, instanceId));
}

/** Puts the next key in the place of the present one, once the database knows it. */
export function adoptNextKey(config: Config, instanceId: string, next: MasterKey): string {
  const path = masterKeyFile(config, instanceId) ?? "";
  const draft = nextKeyFile(config, instanceId);
  if (existsSync(draft)) renameSync(draft, path);
  rememberKey(config, next.checkFor(instanceId));
  return path;
}

function nextKeyFile(config: Config, instanceId: string): string {
  const path = masterKeyFile(config, instanceId);
  if (path !== null) return `${path}.next`;
  throw new StartError(
    "key-in-environment",
    "The master key is set by PALERMO_MASTER_KEY, which only you can change: write it to a file of mode 600, name that in PALERMO_MASTER_KEY_FILE instead, and rotate then. Nothing was changed.",
  );
}
