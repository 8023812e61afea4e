import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Config, isKeyText } from "./config.ts";
import { createDurably } from "./durable.ts";
import { errorCode, StartError } from "./start-error.ts";

/** The master key. Its bytes stay inside: everything else works with keys derived for one purpose. */
export class MasterKey {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    if (bytes.length !== 32) throw new StartError("bad-key", "The master key is not 32 bytes long.");
    this.#bytes = Buffer.from(bytes);
  }

  static fromText(text: string): MasterKey {
    return new MasterKey(Buffer.from(text, "base64url"));
  }

  /** A 32-byte key for one purpose (HKDF-SHA-256), e.g. `login:palermo_app`. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync("sha256", this.#bytes, Buffer.alloc(0), `palermo ${purpose}`, 32));
  }

  /** The key itself, for the printed recovery kit and nothing else. */
  forRecoveryKit(): Buffer {
    return Buffer.from(this.#bytes);
  }

  /** A value by which the same key is recognised later; it says nothing about the key. */
  checkFor(instanceId: string): string {
    return createHmac("sha256", this.derive("check")).update(instanceId).digest("base64url");
  }

  matches(instanceId: string, check: string): boolean {
    const mine = Buffer.from(this.checkFor(instanceId));
    const theirs = Buffer.from(check);
    return mine.length === theirs.length && timingSafeEqual(mine, theirs);
  }
}

/** Where the master key of an instance lies, when it lies in a file. */
export function masterKeyFile(config: Config, instanceId: string): string | null {
  const source = config.masterKey;
  if (source.from === "environment") return null;
  if (source.from === "file") return source.path;
  if (source.folder !== null) return join(source.folder, `${instanceId}.key`);
  throw new StartError(
    "no-home",
    "There is no home folder to keep the master key in: set PALERMO_MASTER_KEY_FILE to a file outside the data folder.",
  );
}

/** Reads the master key from where the configuration says. Null when its file does not exist. */
export function readMasterKey(config: Config, instanceId: string): MasterKey | null {
  if (config.masterKey.from === "environment") return MasterKey.fromText(config.masterKey.text);
  const path = masterKeyFile(config, instanceId);
  return path === null ? null : readKeyFile(path);
}

/** Reads a file that holds a master key. Null when it does not exist. */
export function readKeyFile(path: string): MasterKey | null {
  let text: string;
  try {
    if ((statSync(path).mode & 0o007) !== 0 && process.platform !== "win32") {
      throw new StartError(
        "open-key",
        `Everybody on this machine can read the master key: run chmod 600 ${path}`,
      );
    }
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (error instanceof StartError) throw error;
    throw new StartError(
      "no-key",
      `The master key ${path} cannot be read (${errorCode(error) ?? "unknown reason"}).`,
      {
        cause: error,
      },
    );
  }
  if (!isKeyText(text)) {
    throw new StartError("bad-key", `The file ${path} holds no master key: expected 32 bytes in base64.`);
  }
  return MasterKey.fromText(text);
}

/** Makes the key file of an instance, mode 600, with a new key or the one given. Throws when it exists. */
export function makeMasterKey(
  config: Config,
  instanceId: string,
  bytes: Buffer = randomBytes(32),
): MasterKey {
  const path = masterKeyFile(config, instanceId);
  if (path === null)
    throw new StartError("no-key", "The master key is set by PALERMO_MASTER_KEY and has no file.");
  const text = bytes.toString("base64");
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    createDurably(path, `${text}\n`);
  } catch (error) {
    throw new StartError(
      "no-key",
      `The master key cannot be written to ${path} (${errorCode(error) ?? "unknown reason"}).`,
      {
        cause: error,
      },
    );
  }
  return MasterKey.fromText(text);
}

/** The same configuration with this key, wherever its own lies. */
export function withKey(config: Config, key: MasterKey): Config {
  return { ...config, masterKey: { from: "environment", text: key.forRecoveryKit().toString("base64") } };
}
