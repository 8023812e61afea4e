import pg from "pg";
import {
  type Config,
  errorCode,
  errorText,
  type Instance,
  type KnownInstance,
  openInstance,
  StartError,
} from "../config/index.ts";
import type { Database, Progress } from "./database.ts";
import { findServed, startEmbedded } from "./embedded/start.ts";
import { ensureLogins } from "./logins.ts";
import { connect, type Login, loginKey, type Place, placeOfUrl } from "./place.ts";
import { createPool } from "./pool.ts";

export type OpenOptions = {
  readonly progress?: Progress;
  /** Further settings of the embedded server; tests give up durability. */
  readonly postgres?: Record<string, string>;
  /** Work beside a Palermo that already serves the folder (backup, doctor), instead of being refused. */
  readonly beside?: boolean;
  /** The identity that a restored archive brings to a new data folder. */
  readonly known?: KnownInstance;
};

/**
 * Opens the database of the configuration: starts the embedded PostgreSQL, or goes to `DATABASE_URL`; makes the four
 * logins. Nothing is migrated yet (`prepareDatabase`). Throws `StartError` with a sentence for the person at the machine.
 */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  if (config.databaseUrl !== null) return openServer(config, config.databaseUrl, options);
  const instance = openInstance(config, options.known ?? null);
  const running = options.beside === true ? await findServed(config, instance) : null;
  if (running !== null) return databaseAt(running, instance);
  const embedded = await startEmbedded(config, instance, {
    ...(options.progress === undefined ? {} : { say: options.progress }),
    ...(options.postgres === undefined ? {} : { extra: options.postgres }),
  });
  try {
    await makeLoginsOf(embedded.place, instance);
    return databaseAt(embedded.place, instance, embedded.close);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Pools and connections for a place whose logins exist. */
export function databaseAt(
  place: Place,
  instance: Instance,
  closeServer: () => Promise<void> = async () => {},
): Database {
  const { masterKey } = instance;
  const app = createPool(place, { login: "palermo_app", masterKey }, { max: 16, statementSeconds: 60 });
  const open = createPool(place, { login: "palermo_public", masterKey }, { max: 4, statementSeconds: 15 });
  const as = (login: Login) => () => connect(place, { login, masterKey });
  return {
    kind: place.kind,
    place,
    instance,
    app,
    public: open,
    owner: as("palermo_owner"),
    backup: as("palermo_backup"),
    async close() {
      await Promise.allSettled([app.end(), open.end()]);
      await closeServer();
    },
  };
}

async function openServer(config: Config, address: string, options: OpenOptions): Promise<Database> {
  const place = placeOfUrl(address);
  const admin = await connectAsAdmin(place);
  try {
    await refuseOldServer(admin);
    const instance = openInstance(config, (await knownInstance(admin)) ?? options.known ?? null);
    await ensureLogins(admin, loginKey(place, instance.masterKey));
    return databaseAt(place, instance);
  } finally {
    await admin.end();
  }
}

async function makeLoginsOf(place: Place, instance: Instance): Promise<void> {
  const admin = await connect(place, { login: "admin", masterKey: instance.masterKey });
  try {
    await ensureLogins(admin, loginKey(place, instance.masterKey));
    const known = await knownInstance(admin);
    if (known !== null && known.instanceId !== instance.instanceId) {
      throw new StartError(
        "other-database",
        "The embedded database belongs to another Palermo than the file instance.json beside it.",
      );
    }
  } finally {
    await admin.end();
  }
}

async function connectAsAdmin(place: Place): Promise<pg.Client> {
  const client = new pg.Client({
    host: place.host,
    port: place.port,
    database: place.database,
    ssl: place.ssl ?? false,
    user: place.admin.user,
    ...(place.admin.password === undefined ? {} : { password: place.admin.password }),
    application_name: `palermo ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartError(
      "no-database",
      `The database of DATABASE_URL cannot be reached: ${connectionReason(error, place)}.`,
      {
        cause: error,
      },
    );
  }
}

function connectionReason(error: unknown, place: Place): string {
  const where = `${place.host}, port ${place.port}`;
  switch (errorCode(error)) {
    case "ECONNREFUSED":
    case "ENOENT":
      return `nothing listens at ${where}`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host name ${place.host} is not known`;
    case "28P01":
    case "28000":
      return `the server at ${where} does not accept login ${place.admin.user} with this password`;
    case "3D000":
      return `the server at ${where} has no database "${place.database}"; make it first (createdb ${place.database})`;
    default:
      return errorText(error) || (errorCode(error) ?? "unknown reason");
  }
}

async function refuseOldServer(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ number: string; name: string; encoding: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name, current_setting('server_encoding') as encoding",
  );
  const server = rows[0];
  if (Number(server?.number) < 150_000) {
    throw new StartError(
      "old-database",
      `DATABASE_URL leads to PostgreSQL ${server?.name}; Palermo needs PostgreSQL 15 or later.`,
    );
  }
  if (server?.encoding !== "UTF8") {
    throw new StartError(
      "old-database",
      `The database of DATABASE_URL is encoded in ${server?.encoding}: make one with encoding UTF8.`,
    );
  }
}

async function knownInstance(admin: pg.Client): Promise<KnownInstance | null> {
  const { rows: found } = await admin.query<{ there: boolean }>(
    "select to_regclass('database.instance') is not null as there",
  );
  if (found[0]?.there !== true) return null;
  const { rows } = await admin.query<KnownInstance>(
    `select instance_id as "instanceId", key_check as "keyCheck" from database.instance`,
  );
  return rows[0] ?? null;
}
