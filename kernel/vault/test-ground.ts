import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type pg from "pg";
import { type Actor, beginAs, txOver } from "#kernel/action";
import type { Database } from "#kernel/database";
import type { Compartment } from "../access/words.ts";
import type { Tx } from "../database/tx.ts";
import { createVaultStore, type VaultStore } from "./store.ts";
import type { Vault } from "./words.ts";

/** An account of the test, with a session to enter by. */
export type TestAccount = { readonly accountId: string; readonly agencyId: string; readonly hash: Buffer };
export type Inside = { readonly tx: Tx; readonly actor: Actor; readonly vault: Vault };

/** Agencies, accounts and entered transactions for tests of the kernel's lower folders. */
export type TestGround = {
  readonly database: Database;
  readonly owner: pg.Client;
  readonly masterKey: Buffer;
  readonly ledgerPath: string;
  readonly folder: string;
  readonly store: VaultStore;
  readonly agency: () => Promise<string>;
  readonly account: (agencyId: string, role?: string) => Promise<TestAccount>;
  /** Runs as the account in a transaction of the serving login, and commits. */
  readonly as: <T>(
    account: TestAccount,
    work: (inside: Inside) => Promise<T>,
    store?: VaultStore,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

const roles: Readonly<Record<string, readonly Compartment[]>> = {
  "test-support": ["identity", "support"],
  "test-police": ["identity", "investigation"],
  "test-office": [],
};

export async function openTestGround(database: Database): Promise<TestGround> {
  const owner = await database.owner();
  const folder = await mkdtemp(join(tmpdir(), "palermo-vault-"));
  const masterKey = randomBytes(32);
  const ledgerPath = join(folder, "erasures.jsonl");
  const shared = createVaultStore({ masterKey, erasureLedgerPath: ledgerPath });
  for (const [role, parts] of Object.entries(roles)) {
    await owner.query(
      "insert into access.role values ($1, $2::access.compartment[]) on conflict do nothing",
      [role, parts],
    );
  }
  return {
    database,
    owner,
    masterKey,
    ledgerPath,
    folder,
    store: shared,
    async agency() {
      const { rows } = await owner.query(
        "insert into access.agency (name, kind, country) values ('{}', 'police', 'XV') returning agency_id",
      );
      return String(rows[0].agency_id);
    },
    async account(agencyId, role = "test-support") {
      const hash = createHash("sha256").update(randomBytes(16)).digest();
      const { rows } = await owner.query(
        "insert into access.account (agency_id, email, name, roles) values ($1, $2, 'Test', array[$3]) returning account_id",
        [agencyId, `${randomUUID()}@test.invalid`, role],
      );
      const accountId = String(rows[0].account_id);
      await owner.query(
        "insert into access.session (hash, account_id, opened_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')",
        [hash, accountId],
      );
      return { accountId, agencyId, hash };
    },
    async as(account, work, store = shared) {
      const client = await database.app.connect();
      try {
        const entered = await beginAs(
          client,
          { by: "session", hash: account.hash },
          { readOnly: false, rightsOf: () => new Set() },
        );
        if (!entered) throw new Error("the session of the test does not stand");
        const tx = txOver(client, entered.reader);
        const result = await work({ tx, actor: entered.actor, vault: store.vaultFor(tx, entered.actor) });
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    async close() {
      await owner.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a dossier with a key, as the entered actor. */
export async function openTestDossier(
  { tx, vault }: Inside,
  parts: readonly Compartment[] = ["identity"],
): Promise<string> {
  const dossierId = randomUUID();
  const code = `T-${randomBytes(8).toString("hex")}`;
  await sql`select access.open_dossier('test', ${code}, ${[...parts]}::text[], ${dossierId}::uuid)`.execute(
    tx,
  );
  await vault.createKey(dossierId);
  return dossierId;
}

/** Lets another account read one part of a dossier. */
export async function grantTo(
  { tx }: Inside,
  dossierId: string,
  part: Compartment,
  to: TestAccount,
  level = "read",
): Promise<void> {
  await sql`select access.give_grant(${dossierId}::uuid, ${part}, ${level}, 'account', ${to.accountId}::uuid, 'own-work', '', 'team', null)`.execute(
    tx,
  );
}
