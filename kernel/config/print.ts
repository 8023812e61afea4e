import type { Config } from "./config.ts";
import type { ObjectStoreSettings } from "./outside.ts";

/** The configuration as lines that may be shown and logged: no password, no key. */
export function printConfig(config: Config): string {
  const rows: [string, string][] = [
    ["data folder", config.dataFolder],
    ["listens on", `${config.host}, port ${config.port}`],
    ["address", config.publicUrl],
    ["allowed hosts", config.allowedHosts.join(", ")],
    ["certificate", config.tls?.certFile ?? "none (plain HTTP)"],
    ["trusted proxy", config.trustedProxy.join(", ") || "none"],
    ["database", config.databaseUrl === null ? "embedded" : withoutPassword(config.databaseUrl)],
    ["master key", masterKeyPlace(config)],
    ["single sign-on", config.singleSignOn?.issuer ?? "none"],
    ["reaches out to", config.outbound.hosts.join(", ") || "nobody"],
    ["mail", config.mail === null ? "none" : new URL(config.mail.url).host],
    ["files", config.objectStore === null ? "in the data folder" : filesPlace(config.objectStore)],
    ["public pages", publicPlace(config)],
    ["demonstration", config.demo ? "on the first start" : "no"],
  ];
  return rows.map(([name, value]) => `${name.padEnd(14)} ${value}`).join("\n");
}

/** A database address with its password and every parameter value left out. */
export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return "(not readable)";
  const url = new URL(address);
  if (url.password !== "") url.password = "***";
  const names = [...url.searchParams.keys()];
  url.search =
    names.length === 0 ? "" : `?${names.map((name) => `${encodeURIComponent(name)}=***`).join("&")}`;
  return url.toString();
}

function filesPlace({ bucket, prefix, endpoint }: ObjectStoreSettings): string {
  return `${bucket}/${prefix} at ${endpoint}`;
}

function publicPlace({ publicFace: { shown, front } }: Config): string {
  if (shown === "never") return "none";
  return `${shown === "always" ? "shown to everybody" : "of the demonstration only"}${front ? ", in front" : ""}`;
}

function masterKeyPlace(config: Config): string {
  const source = config.masterKey;
  if (source.from === "environment") return "PALERMO_MASTER_KEY";
  if (source.from === "file") return source.path;
  return source.folder === null ? "nowhere yet" : `a file of mode 600 in ${source.folder}`;
}
