import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type Database, databaseAt, openDatabaseTo } from "#kernel/database";
import type { TestServer } from "./database-server.ts";
import { testMasterKey } from "./test-key.ts";

/**
 * A fresh copy of the migrated template, of a random name, for one test file or one test. Closing it drops it.
 * Outside Vitest give the server that `startTestServer` gave.
 */
export async function cloneDatabase(server: TestServer = inject("testServer")): Promise<Database> {
  return makeDatabase(server, `template ${server.template}`);
}

/** A new database with the logins and nothing else, as migrations and restores find it. */
export async function emptyDatabase(server: TestServer = inject("testServer")): Promise<Database> {
  return makeDatabase(server, "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
}

async function makeDatabase(server: TestServer, words: string): Promise<Database> {
  const name = `palermo_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, `create database ${name} ${words}`);
  const place = { ...server.place, database: name };
  const admin = await connect(place, { login: "admin", masterKey: testMasterKey });
  await openDatabaseTo(admin);
  await admin.end();
  const { instanceId } = server;
  const instance = {
    instanceId,
    keyCheck: testMasterKey.checkFor(instanceId),
    masterKey: testMasterKey,
    postgresFolder: null,
  };
  return databaseAt(place, instance, () => asAdmin(server, `drop database if exists ${name} with (force)`));
}

async function asAdmin(server: TestServer, statement: string): Promise<void> {
  const base = server.place.kind === "embedded" ? "postgres" : server.place.database;
  const admin = await connect(server.place, { login: "admin", masterKey: testMasterKey, database: base });
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
