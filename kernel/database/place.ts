import { scryptSync } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { errorText, MasterKey, StartError } from "../config/index.ts";

/** The four logins of Palermo; see architecture, section 3. `palermo_admin` exists on the embedded server only. */
export const logins = ["palermo_owner", "palermo_app", "palermo_public", "palermo_backup"] as const;
export type Login = (typeof logins)[number];

/** Roles without a login, into which `palermo_app` turns for readers of whole agencies (access.reader_for). */
export const readers = ["palermo_wide", "palermo_agency"] as const;

/** One database on one server, without saying who connects. */
export type Place = {
  readonly kind: "embedded" | "server";
  /** A host name, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly ssl: pg.ClientConfig["ssl"];
  readonly admin: { readonly user: string; readonly password: string | undefined };
  /**
   * What the logins' passwords come from: the administrator's password of `DATABASE_URL`, because logins belong to the whole
   * server and are the same for every Palermo on it; null: the master key.
   */
  readonly loginSecret: string | null;
};

export type Connecting = {
  readonly login: Login | "admin";
  readonly masterKey: MasterKey;
  readonly database?: string;
};

/** Settings for one connection. Dates stay text (`2026-02-03`): a day has no time zone. */
export function clientConfig(place: Place, { login, masterKey, database }: Connecting): pg.ClientConfig {
  const who =
    login === "admin"
      ? place.admin
      : { user: login, password: passwordOf(loginKey(place, masterKey), login) };
  return {
    host: place.host,
    port: place.port,
    database: database ?? place.database,
    ssl: place.ssl ?? false,
    user: who.user,
    ...(who.password === undefined ? {} : { password: who.password }),
    application_name: `palermo ${process.pid}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser },
  };
}

const typeOfDate = 1082;
const typeOfDateArray = 1182;

const getTypeParser: pg.CustomTypesConfig["getTypeParser"] = (type: number, format?: "text" | "binary") => {
  if (type === typeOfDate) return (text: string) => text;
  if (type === typeOfDateArray) return datesIn;
  return format === "binary" ? pg.types.getTypeParser(type, "binary") : pg.types.getTypeParser(type, "text");
};

/** `{2026-02-03,NULL}`, as PostgreSQL writes a list of dates. */
function datesIn(text: string): (string | null)[] {
  const inside = text.slice(1, -1);
  return inside === "" ? [] : inside.split(",").map((part) => (part === "NULL" ? null : part));
}

/** The key that the logins' passwords of a place are derived from. */
export function loginKey(place: Place, masterKey: MasterKey): MasterKey {
  return place.loginSecret === null ? masterKey : MasterKey.fromText(place.loginSecret);
}

/** The password of a login, the same for every server process that holds the key. */
export function passwordOf(key: MasterKey, login: string): string {
  return key.derive(`login:${login}`).toString("hex");
}

/** Connects once. The caller ends the client. */
export async function connect(place: Place, connecting: Connecting): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(place, connecting));
  // A connection that breaks while idle must not end the process; the next query reports it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Reads `DATABASE_URL`. Throws `StartError` (`bad-setting`) without repeating the password. */
export function placeOfUrl(address: string): Place {
  const url = new URL(address);
  const user = url.searchParams.get("user") ?? decodeURIComponent(url.username);
  const password = url.searchParams.get("password") ?? (decodeURIComponent(url.password) || undefined);
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[|\]$/g, "");
  return {
    kind: "server",
    host: host === "" ? "localhost" : host,
    port: Number(url.searchParams.get("port") ?? (url.port === "" ? "5432" : url.port)),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: sslOf(url),
    admin: { user, password },
    loginSecret: password === undefined ? null : secretOf(user, password),
  };
}

/** Slow on purpose: a password that people chose can be short. */
function secretOf(user: string, password: string): string {
  return scryptSync(password, `palermo logins of ${user}`, 32).toString("base64");
}

function sslOf(url: URL): pg.ClientConfig["ssl"] {
  const mode = url.searchParams.get("sslmode") ?? "disable";
  switch (mode) {
    case "disable":
      return false;
    case "no-verify":
      return { rejectUnauthorized: false };
    case "require":
    case "verify-ca":
    case "verify-full": {
      const root = url.searchParams.get("sslrootcert");
      try {
        return root === null
          ? { rejectUnauthorized: true }
          : { rejectUnauthorized: true, ca: readFileSync(root) };
      } catch (error) {
        throw new StartError(
          "bad-setting",
          `The sslrootcert of DATABASE_URL cannot be read: ${errorText(error)}.`,
        );
      }
    }
    default:
      throw new StartError(
        "bad-setting",
        `DATABASE_URL has sslmode=${mode}: expected disable, no-verify, require, verify-ca or verify-full.`,
      );
  }
}
