import { createHash, randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Declaration,
  type Entry,
  type InputOf,
  type OutputOf,
  perform,
  type WorkContext,
  workAs,
} from "#kernel/action";
import { readConfig } from "#kernel/config";
import type { Database } from "#kernel/database";
import type { ModuleDoor } from "#kernel/module";
import { openServices, type Services } from "#kernel/server";
import { cloneDatabase } from "./clone-database.ts";
import type { TestServer } from "./database-server.ts";
import { makeTestFolder } from "./test-folder.ts";
import { testMasterKeyText } from "./test-key.ts";

/** A kernel over a fresh copy of the migrated template, with a data folder and a clock of its own. */
export type TestKernel = {
  readonly services: Services;
  readonly database: Database;
  /** Moves the clock of server and database forward. */
  readonly moveClock: (ms: number) => Promise<void>;
  readonly openAgency: (kind?: string) => Promise<string>;
  readonly openUnit: (agencyId: string) => Promise<string>;
  readonly openAccount: (account: NewAccount) => Promise<TestAccount>;
  readonly close: () => Promise<void>;
};

export type NewAccount = {
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly roles: readonly string[];
  readonly email?: string;
  readonly passwordHash?: string | null;
};

/** Somebody who calls. */
export type TestAccount = {
  readonly accountId: string;
  readonly agencyId: string;
  readonly email: string;
  readonly entry: Entry;
  /** Performs an action or question; throws `Problem` as the server would answer. */
  readonly call: <D extends Declaration>(
    declaration: D,
    input: InputOf<D>,
    options?: { key?: string; expects?: number },
  ) => Promise<OutputOf<D>>;
  readonly callByName: (name: string, input: unknown) => Promise<unknown>;
  /** Work in one transaction entered as this account. */
  readonly work: <T>(work: (context: WorkContext) => Promise<T>) => Promise<T>;
};

export async function openTestKernel({
  modules = [],
  server,
  still = false,
}: {
  modules?: readonly ModuleDoor[];
  server?: TestServer;
  /** Nothing works beside the test: no job runs and nothing is told by itself; `"events"`: only events are not told. */
  still?: boolean | "events";
} = {}): Promise<TestKernel> {
  const folder = makeTestFolder("kernel");
  const database = await (server ? cloneDatabase(server) : cloneDatabase());
  let offset = 0;
  const config = readConfig({
    PALERMO_DATA: join(folder, "data"),
    PALERMO_MASTER_KEY: testMasterKeyText,
    PALERMO_PORT: "0",
  });
  const services = await openServices({
    config,
    modules,
    database,
    still,
    now: () => new Date(Date.now() + offset),
  });
  const owner = await database.owner();
  await owner.query("update access.instance set test = true");
  return {
    services,
    database,
    async moveClock(ms) {
      offset += ms;
      await owner.query("update access.instance set clock_offset = $1::interval", [`${offset} milliseconds`]);
    },
    async openAgency(kind = "enforcement") {
      const agencyId = randomUUID();
      await owner.query(
        "insert into access.agency (agency_id, name, kind, country) values ($1, $2, $3, 'XV')",
        [agencyId, JSON.stringify({ en: `Agency ${agencyId.slice(0, 4)}` }), kind],
      );
      return agencyId;
    },
    async openUnit(agencyId) {
      const unitId = randomUUID();
      await owner.query("insert into access.unit (unit_id, agency_id, name) values ($1, $2, $3)", [
        unitId,
        agencyId,
        JSON.stringify({ en: `Unit ${unitId.slice(0, 4)}` }),
      ]);
      return unitId;
    },
    async openAccount({ agencyId, unitId = null, roles, email, passwordHash = null }: NewAccount) {
      const accountId = randomUUID();
      const address = email ?? `${accountId}@test.palermo.test`;
      await owner.query(
        "insert into access.account (account_id, agency_id, unit_id, email, name, roles, password_hash) values ($1, $2, $3, $4, $5, $6, $7)",
        [accountId, agencyId, unitId, address, `Person ${accountId.slice(0, 4)}`, roles, passwordHash],
      );
      const hash = createHash("sha256").update(randomBytes(32)).digest();
      await owner.query(
        "insert into access.session (hash, account_id, opened_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '10 years')",
        [hash, accountId],
      );
      return accountOf(services, { accountId, agencyId, email: address, hash });
    },
    async close() {
      await owner.end();
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf(
  { engine, registry }: Services,
  who: { accountId: string; agencyId: string; email: string; hash: Buffer },
): TestAccount {
  const entry: Entry = { by: "session", hash: who.hash };
  return {
    accountId: who.accountId,
    agencyId: who.agencyId,
    email: who.email,
    entry,
    async call(declaration, input, options = {}) {
      return (await perform(engine, {
        declaration,
        entry,
        input,
        requestId: randomUUID(),
        ...options,
      })) as OutputOf<typeof declaration>;
    },
    callByName(name, input) {
      const declaration = registry.find(name);
      if (!declaration) throw new Error(`there is no ${name}`);
      return perform(engine, { declaration, entry, input, requestId: randomUUID() });
    },
    async work(work) {
      const done = await workAs(engine, entry, { name: "test.work", work });
      if (!done) throw new Error("the test's account could not be entered");
      return done.result;
    },
  };
}
