import { isLoopback } from "./network.ts";
import { type Environment, settingOf } from "./setting.ts";

/** Hosts that the one client may reach; nothing is reached that the operator did not name. */
export type OutboundHosts = { readonly hosts: readonly string[]; readonly loopback: boolean };

/** The mail server for messages that say only that something waits. */
export type MailSettings = {
  /** `smtps://name:password@host:465`, or `smtp://…:587`, which then must turn to TLS. */
  readonly url: string;
  readonly from: string;
  /** Most messages to one reader in an hour. */
  readonly perHour: number;
};

/** Where encrypted files lie: null for the data folder. */
export type ObjectStoreSettings = {
  readonly bucket: string;
  /** Before every name, ending with a slash; empty for none. */
  readonly prefix: string;
  readonly endpoint: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
};

type Reading = { env: Environment; problems: string[] };

const hostEntry =
  /^(?:\*\.[a-z0-9_-]+\.|[a-z0-9_-]+\.)*[a-z0-9_-]+(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/i;

/** `PALERMO_OUTBOUND_HOSTS`: names, `*.` before one for all below it, a port where it is not 443. */
export function readOutbound({ env, problems }: Reading): OutboundHosts {
  const hosts = (settingOf(env, "PALERMO_OUTBOUND_HOSTS") ?? "")
    .split(",")
    .flatMap((part) => (part.trim() === "" ? [] : [part.trim().toLowerCase()]));
  for (const host of hosts) {
    if (hostEntry.test(host)) continue;
    problems.push(
      `PALERMO_OUTBOUND_HOSTS names "${host}": expected a host such as hooks.example.org, *.example.org or hooks.example.org:8443.`,
    );
  }
  return Object.freeze({
    hosts: Object.freeze(hosts),
    loopback: env.PALERMO_TEST_OUTBOUND_LOOPBACK === "1",
  });
}

/** `PALERMO_SMTP_URL`, `PALERMO_MAIL_FROM` and `PALERMO_MAIL_PER_HOUR`; null when no mail is sent. */
export function readMail({ env, problems }: Reading): MailSettings | null {
  const text = settingOf(env, "PALERMO_SMTP_URL");
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    // The value may hold a password, so it is not repeated.
    problems.push("PALERMO_SMTP_URL is not of the form smtps://login:password@mail.example:465.");
  }
  const from = settingOf(env, "PALERMO_MAIL_FROM") ?? "";
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(from)) {
    problems.push(`PALERMO_MAIL_FROM is "${from}": expected the address that messages come from.`);
  }
  const perHour = Number(settingOf(env, "PALERMO_MAIL_PER_HOUR") ?? "1");
  if (!Number.isInteger(perHour) || perHour < 1 || perHour > 60) {
    problems.push("PALERMO_MAIL_PER_HOUR is not a whole number from 1 to 60.");
  }
  return Object.freeze({ url: text, from, perHour });
}

/** `PALERMO_FILES=s3://bucket/prefix?endpoint=https://…&region=…` with `PALERMO_FILES_KEY` and `_SECRET`. */
export function readObjectStore({ env, problems }: Reading): ObjectStoreSettings | null {
  const text = settingOf(env, "PALERMO_FILES");
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== "s3:" || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname)) {
    problems.push(
      `PALERMO_FILES is "${text}": expected s3://bucket?endpoint=https://store.example, or nothing for the data folder.`,
    );
    return null;
  }
  const region = url.searchParams.get("region") ?? "us-east-1";
  const endpoint = url.searchParams.get("endpoint") ?? `https://s3.${region}.amazonaws.com`;
  const parsed = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const near = parsed !== null && isLoopback(parsed.hostname.replace(/^\[|\]$/g, ""));
  if (parsed === null || (parsed.protocol !== "https:" && !(parsed.protocol === "http:" && near))) {
    problems.push(`PALERMO_FILES names the endpoint "${endpoint}": expected an address with https.`);
  }
  const [key, secret] = [settingOf(env, "PALERMO_FILES_KEY"), settingOf(env, "PALERMO_FILES_SECRET")];
  if (key === undefined || secret === undefined) {
    problems.push("PALERMO_FILES is set, so PALERMO_FILES_KEY and PALERMO_FILES_SECRET must be, too.");
  }
  const prefix = url.pathname.replace(/^\/+|\/+$/g, "");
  return Object.freeze({
    bucket: url.hostname,
    prefix: prefix === "" ? "" : `${prefix}/`,
    endpoint: parsed?.origin ?? endpoint,
    region,
    key: key ?? "",
    secret: secret ?? "",
  });
}
