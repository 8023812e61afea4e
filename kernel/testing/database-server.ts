import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#kernel/config";
import { connect, openDatabase, type Place, placeOfUrl, prepareDatabase, throwaway } from "#kernel/database";
import { makeTestFolder } from "./test-folder.ts";
import { testMasterKey, testMasterKeyText } from "./test-key.ts";

/** What the processes of a test run need to know of the database server they share. */
export type TestServer = { readonly place: Place; readonly template: string; readonly instanceId: string };

/**
 * Starts the database server of a test run with one migrated template database: the embedded one in a temporary folder, or
 * `DATABASE_URL_TEST` (never a server found by chance). Gives the way to end it again.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const folder = makeTestFolder("test");
  const template = `palermo_template_${randomBytes(6).toString("hex")}`;
  const address = process.env.DATABASE_URL_TEST;
  try {
    if (address !== undefined && address !== "") return await onServer(address, template, folder);
    return await onEmbedded(template, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function onEmbedded(template: string, folder: string) {
  const config = configFor(folder);
  const database = await openDatabase(config, { postgres: throwaway });
  try {
    await prepareDatabase(database);
    const server = { place: database.place, template, instanceId: database.instance.instanceId };
    await rename(database.place, template);
    return {
      server,
      async stop() {
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The database that was migrated becomes the template: nobody is connected to it any more. */
async function rename(place: Place, template: string): Promise<void> {
  const admin = await connect(place, { login: "admin", masterKey: testMasterKey, database: "postgres" });
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    place.database,
  ]);
  await admin.query(`alter database ${place.database} rename to ${template}`);
  await admin.end();
}

async function onServer(address: string, template: string, folder: string) {
  const base = placeOfUrl(address);
  const url = new URL(address);
  url.pathname = `/${template}`;
  const asAdmin = () => connect(base, { login: "admin", masterKey: testMasterKey });
  const admin = await asAdmin();
  await admin.query(
    `create database ${template} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
  await admin.end();
  const drop = async () => {
    const last = await asAdmin();
    await last.query(`drop database if exists ${template} with (force)`);
    await last.end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const database = await openDatabase(configFor(folder, { DATABASE_URL: url.toString() }));
    await prepareDatabase(database);
    await database.close();
    return { server: { place: base, template, instanceId: database.instance.instanceId }, stop: drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

function configFor(folder: string, env: Record<string, string> = {}) {
  return readConfig({ PALERMO_DATA: join(folder, "data"), PALERMO_MASTER_KEY: testMasterKeyText, ...env });
}
