import { join, resolve } from "node:path";
import { hostInUrl, isAddressRange, isLoopback } from "./network.ts";
import {
  type MailSettings,
  type ObjectStoreSettings,
  type OutboundHosts,
  readMail,
  readObjectStore,
  readOutbound,
} from "./outside.ts";
import { type PublicFaceSettings, readPublicFace } from "./public-face.ts";
import { type Environment, type Setting, settingOf, unknownSettings } from "./setting.ts";
import { readSingleSignOn, type SingleSignOnSettings } from "./single-sign-on.ts";
import { StartError } from "./start-error.ts";

export type MasterKeySource =
  | { readonly from: "environment"; readonly text: string }
  | { readonly from: "file"; readonly path: string }
  /** A file named after the instance in this folder, made on the first start. */
  | { readonly from: "default"; readonly folder: string | null };

/** How this instance runs. Read once, frozen, never written to a log except through `printConfig`. */
export type Config = {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Load the demonstration country on the very first start. */
  readonly demo: boolean;
  /** Where people reach Palermo, without a slash at the end. Its port is 0 when `port` is. */
  readonly publicUrl: string;
  /** Host names (without port) that a request may name. */
  readonly allowedHosts: readonly string[];
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Addresses whose forwarded headers are believed; empty: nobody's. */
  readonly trustedProxy: readonly string[];
  readonly databaseUrl: string | null;
  readonly masterKey: MasterKeySource;
  readonly singleSignOn: SingleSignOnSettings | null;
  readonly outbound: OutboundHosts;
  readonly mail: MailSettings | null;
  /** Null: files lie in the data folder. */
  readonly objectStore: ObjectStoreSettings | null;
  readonly publicFace: PublicFaceSettings;
  /** Sentences about things that are probably slips; printed at the start. */
  readonly warnings: readonly string[];
};

/**
 * Reads the settings from the environment; relative paths stand under `folder`.
 * Throws one `StartError` (`bad-setting`) that names every wrong value and what was expected.
 */
export function readConfig(env: Environment, folder: string = process.cwd()): Config {
  const problems: string[] = [];
  const wrong = (name: Setting, expected: string) => {
    problems.push(`${name} is "${settingOf(env, name) ?? ""}": ${expected}.`);
  };

  const dataFolder = resolve(folder, settingOf(env, "PALERMO_DATA") ?? "data");
  const host = settingOf(env, "PALERMO_HOST") ?? "127.0.0.1";
  if (!/^[\w.:-]+$/.test(host))
    wrong("PALERMO_HOST", "expected an address or a host name, such as 127.0.0.1");
  const port = readPort(env, wrong);
  const tls = readTls(env, folder, problems);
  const trustedProxy = listOf(env, "PALERMO_TRUSTED_PROXY");
  if (!trustedProxy.every(isAddressRange)) {
    wrong(
      "PALERMO_TRUSTED_PROXY",
      "expected addresses or ranges such as 10.0.0.4 or 10.0.0.0/24, separated by commas",
    );
  }
  if (!isLoopback(host) && tls === null && trustedProxy.length === 0) {
    problems.push(
      `PALERMO_HOST is "${host}", which other machines can reach, and plain HTTP is served on loopback only: set PALERMO_TLS_CERT and PALERMO_TLS_KEY, or name the proxy that adds HTTPS in PALERMO_TRUSTED_PROXY.`,
    );
  }
  const publicUrl = readPublicUrl({
    env,
    host,
    port,
    secure: tls !== null,
    proxied: trustedProxy.length > 0,
    problems,
  });
  const databaseUrl = readDatabaseUrl(env, problems);
  const masterKey = readMasterKeySource({ env, folder, dataFolder, problems });
  const singleSignOn = readSingleSignOn({ env, folder, problems });
  const outbound = readOutbound({ env, problems });
  const mail = readMail({ env, problems });
  const objectStore = readObjectStore({ env, problems });
  const publicFace = readPublicFace({ env, problems });
  const demo = readDemo({ env, closed: isLoopback(host) && trustedProxy.length === 0, problems });

  if (problems.length > 0) throw new StartError("bad-setting", problems.join("\n"));
  return Object.freeze({
    dataFolder,
    host,
    port,
    demo,
    publicUrl,
    allowedHosts: Object.freeze(allowedHosts(env, host, publicUrl)),
    tls,
    trustedProxy: Object.freeze(trustedProxy),
    databaseUrl,
    masterKey: Object.freeze(masterKey),
    singleSignOn,
    outbound,
    mail,
    objectStore,
    publicFace,
    warnings: Object.freeze(
      unknownSettings(env).map((name) => `${name} is set, but Palermo has no such setting; is it misspelt?`),
    ),
  });
}

type Wrong = (name: Setting, expected: string) => void;

function readPort(env: Environment, wrong: Wrong): number {
  const text = settingOf(env, "PALERMO_PORT") ?? "7420";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) wrong("PALERMO_PORT", "expected a whole number from 0 to 65535 (0: any free port)");
  return port;
}

function listOf(env: Environment, name: Setting): string[] {
  return (settingOf(env, name) ?? "").split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
}

function readTls(env: Environment, folder: string, problems: string[]): Config["tls"] {
  const cert = settingOf(env, "PALERMO_TLS_CERT");
  const key = settingOf(env, "PALERMO_TLS_KEY");
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    problems.push("PALERMO_TLS_CERT and PALERMO_TLS_KEY belong together, and only one of them is set.");
    return null;
  }
  return Object.freeze({ certFile: resolve(folder, cert), keyFile: resolve(folder, key) });
}

type UrlInput = {
  env: Environment;
  host: string;
  port: number;
  secure: boolean;
  proxied: boolean;
  problems: string[];
};

function readPublicUrl({ env, host, port, secure, proxied, problems }: UrlInput): string {
  const text = settingOf(env, "PALERMO_URL");
  if (text === undefined) {
    if (proxied) {
      problems.push(
        "PALERMO_TRUSTED_PROXY is set, so PALERMO_URL must say under which https address people reach Palermo.",
      );
    }
    return `${secure ? "https" : "http"}://${hostInUrl(host)}:${port}`;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url !== null && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  if (url === null || !plain || !["http:", "https:"].includes(url.protocol)) {
    problems.push(
      `PALERMO_URL is "${text}": expected an address without a path, such as https://palermo.example.`,
    );
    return text;
  }
  if ((secure || proxied) && url.protocol !== "https:") {
    problems.push(
      `PALERMO_URL is "${text}": expected it to begin with https:// behind a proxy or with a certificate.`,
    );
  }
  if (!secure && !proxied && url.protocol === "http:" && !isLoopback(url.hostname.replace(/^\[|\]$/g, ""))) {
    problems.push(`PALERMO_URL is "${text}": plain HTTP is served on loopback only, expected https://.`);
  }
  return url.origin;
}

function allowedHosts(env: Environment, host: string, publicUrl: string): string[] {
  const own = isLoopback(host) ? ["localhost", "127.0.0.1", "[::1]", hostInUrl(host)] : [hostInUrl(host)];
  return [...new Set([...own, new URL(publicUrl).hostname, ...listOf(env, "PALERMO_ALLOWED_HOSTS")])].map(
    (name) => name.toLowerCase(),
  );
}

function readDatabaseUrl(env: Environment, problems: string[]): string | null {
  const text = settingOf(env, "DATABASE_URL");
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || url.pathname.length < 2) {
    // The value holds a password, so it is not repeated.
    problems.push("DATABASE_URL is not of the form postgres://login:password@host:5432/database.");
  }
  return text;
}

type KeyInput = { env: Environment; folder: string; dataFolder: string; problems: string[] };

function readMasterKeySource({ env, folder, dataFolder, problems }: KeyInput): MasterKeySource {
  const text = settingOf(env, "PALERMO_MASTER_KEY");
  const file = settingOf(env, "PALERMO_MASTER_KEY_FILE");
  if (text !== undefined && file !== undefined) {
    problems.push("PALERMO_MASTER_KEY and PALERMO_MASTER_KEY_FILE are both set; expected only one of them.");
  }
  if (text !== undefined) {
    if (!isKeyText(text)) {
      problems.push(
        "PALERMO_MASTER_KEY is not a key: expected 32 bytes in base64, as `openssl rand -base64 32` gives.",
      );
    }
    return { from: "environment", text };
  }
  if (file !== undefined) {
    const path = resolve(folder, file);
    if (isInside(path, dataFolder)) {
      problems.push(
        `PALERMO_MASTER_KEY_FILE is "${file}", inside the data folder: whoever copied the folder would hold the key too. Expected a place outside ${dataFolder}.`,
      );
    }
    return { from: "file", path };
  }
  const home = env.XDG_CONFIG_HOME || (env.HOME ? join(env.HOME, ".config") : null);
  const keyFolder = home === null ? null : join(home, "palermo");
  if (keyFolder !== null && isInside(keyFolder, dataFolder)) {
    problems.push(
      `The master key would lie in ${keyFolder}, inside the data folder. Set PALERMO_MASTER_KEY_FILE to a place outside ${dataFolder}.`,
    );
  }
  return { from: "default", folder: keyFolder };
}

/** Whether a text is 32 bytes in base64 (or base64url). */
export function isKeyText(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

type DemoInput = { env: Environment; closed: boolean; problems: string[] };

/** The demonstration is loaded by itself only where nobody else can reach it; its passwords are public. */
function readDemo({ env, closed, problems }: DemoInput): boolean {
  const text = settingOf(env, "PALERMO_DEMO");
  if (text === undefined) return closed;
  if (text !== "0" && text !== "1") problems.push(`PALERMO_DEMO is "${text}": expected 0 or 1.`);
  if (text === "1" && !closed) {
    problems.push(
      "PALERMO_DEMO is 1, but other machines could reach this Palermo: the demonstration's passwords are public, so it runs on loopback only, without a proxy.",
    );
  }
  return text === "1";
}
