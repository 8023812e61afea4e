import { randomBytes, randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#kernel/database";
import { cloneDatabase } from "../testing/clone-database.ts";
import { eraseSubject } from "./erase-subject.ts";
import { readLedger } from "./erasure-ledger.ts";
import { replayErasures, settleErasures } from "./replay-erasures.ts";
import { dropRetiredAgencyKeys, requireMasterKey, rotateAgencyKey, rotateMasterKey } from "./rotate-keys.ts";
import { createVaultStore } from "./store.ts";
import {
  grantTo,
  openTestDossier,
  openTestGround,
  type TestAccount,
  type TestGround,
} from "./test-ground.ts";
import { openForAgency, sealForAgency } from "./vault-in.ts";
import type { FieldPlace } from "./words.ts";

let database: Database;
let ground: TestGround;
beforeAll(async () => {
  database = await cloneDatabase();
  ground = await openTestGround(database);
});
afterAll(async () => {
  await ground?.close();
  await database?.close();
});

const place = (): FieldPlace => ({ table: "person.identity", column: "content", row: randomUUID() });

async function sealed(account: TestAccount, text: string) {
  const where = place();
  const made = await ground.as(account, async (inside) => {
    const dossierId = await openTestDossier(inside);
    return { dossierId, bytes: await inside.vault.seal(dossierId, where, text) };
  });
  return { ...made, where };
}

function opened(account: TestAccount, field: Awaited<ReturnType<typeof sealed>>, store = ground.store) {
  return ground.as(account, ({ vault }) => vault.open(field.dossierId, field.where, field.bytes), store);
}

function freshStore(masterKey = ground.masterKey, olderMasterKeys: Buffer[] = []) {
  return createVaultStore({ masterKey, olderMasterKeys, erasureLedgerPath: ground.ledgerPath });
}

describe("the vault in the database", () => {
  test("a stranger gets nothing: neither field nor key, not even with the key in the cache", async () => {
    const agency = await ground.agency();
    const [author, stranger] = [await ground.account(agency), await ground.account(agency)];
    const field = await sealed(author, "canary");
    expect(await opened(author, field)).toBe("canary");
    await expect(opened(stranger, field)).rejects.toMatchObject({ code: "no-key" });
    const keys = await ground.as(stranger, ({ tx }) =>
      sql<{ k: Buffer | null }>`select vault.wrapped_key(${field.dossierId}::uuid) as k`.execute(tx),
    );
    expect(keys.rows).toEqual([{ k: null }]);
  });

  test("the serving login reaches no key but through the functions", async () => {
    for (const table of ["vault.key", "vault.erasure"]) {
      await expect(database.app.query(`select * from ${table}`)).rejects.toMatchObject({ code: "42501" });
    }
    await expect(
      database.app.query("select vault.destroy(null, null, null, null, null)"),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("nobody entered gets nothing", async () => {
    const { dossierId } = await sealed(await ground.account(await ground.agency()), "canary");
    const { rows } = await database.app.query("select * from vault.wrapped_keys($1)", [[dossierId]]);
    expect(rows).toEqual([]);
  });

  test("a reader of any one part may open, also from another agency, and no longer when the grant ended", async () => {
    const author = await ground.account(await ground.agency());
    const reader = await ground.account(await ground.agency(), "test-police");
    const field = await sealed(author, "canary");
    await ground.as(author, (inside) => grantTo(inside, field.dossierId, "identity", reader));
    expect(await opened(reader, field, freshStore())).toBe("canary");
    await ground.owner.query(
      'update access."grant" set ended_at = now() where dossier_id = $1 and grantee_id = $2',
      [field.dossierId, reader.accountId],
    );
    await expect(opened(reader, field)).rejects.toMatchObject({ code: "no-key" });
  });

  test("a key is made once, by one who manages the dossier", async () => {
    const author = await ground.account(await ground.agency());
    const reader = await ground.account(author.agencyId);
    const field = await sealed(author, "canary");
    await ground.as(author, ({ vault }) => vault.createKey(field.dossierId));
    expect(await opened(author, field, freshStore())).toBe("canary");
    await ground.as(author, (inside) => grantTo(inside, field.dossierId, "identity", reader, "contribute"));
    await expect(ground.as(reader, ({ vault }) => vault.createKey(field.dossierId))).rejects.toMatchObject({
      code: "no-key",
    });
    await expect(
      ground.as(reader, ({ tx }) =>
        sql`select vault.store_key(${field.dossierId}::uuid, ${randomUUID()}::uuid, ${randomBytes(90)}, ${randomUUID()}::uuid)`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("one dossier's field does not open as another's", async () => {
    const author = await ground.account(await ground.agency());
    const [one, other] = [await sealed(author, "one"), await sealed(author, "other")];
    await expect(opened(author, { ...one, dossierId: other.dossierId })).rejects.toMatchObject({
      code: "not-authentic",
    });
    await expect(opened(author, { ...one, where: other.where })).rejects.toMatchObject({
      code: "not-authentic",
    });
  });

  test("a dossier restored without its key reads as null and takes nothing more", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    await ground.owner.query("delete from vault.key where subject = $1", [field.dossierId]);
    expect(await opened(author, field)).toBeNull();
    await expect(
      ground.as(author, ({ vault }) => vault.seal(field.dossierId, place(), "x")),
    ).rejects.toMatchObject({ code: "no-key" });
  });

  test("null stays null", async () => {
    const author = await ground.account(await ground.agency());
    const { dossierId } = await sealed(author, "x");
    await ground.as(author, async ({ vault }) => {
      expect(await vault.seal(dossierId, place(), null)).toBeNull();
      expect(await vault.open(dossierId, place(), null)).toBeNull();
    });
  });

  test("two first writers of an agency end with one agency key", async () => {
    const agency = await ground.agency();
    const accounts = [
      await ground.account(agency),
      await ground.account(agency),
      await ground.account(agency),
    ];
    const fields = await Promise.all(accounts.map((account) => sealed(account, account.accountId)));
    for (const [index, account] of accounts.entries()) {
      const field = fields[index];
      expect(field && (await opened(account, field, freshStore()))).toBe(account.accountId);
    }
    const { rows } = await ground.owner.query(
      "select count(*)::int as n from vault.key where kind = 'agency' and agency_id = $1",
      [agency],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("a list of dossiers costs one query for keys", async () => {
    const author = await ground.account(await ground.agency());
    const fields: Awaited<ReturnType<typeof sealed>>[] = [];
    for (let i = 0; i < 5; i += 1) fields.push(await sealed(author, `canary ${i}`));
    await ground.as(author, async ({ tx, actor }) => {
      let queries = 0;
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const vault = ground.store.vaultFor(counted, actor);
      const texts = await Promise.all(
        fields.map((field) => vault.open(field.dossierId, field.where, field.bytes)),
      );
      expect(texts).toEqual(fields.map((_, i) => `canary ${i}`));
      expect(queries).toBe(1);
    });
  });

  test("another master key opens nothing and says so", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    await expect(opened(author, field, freshStore(randomBytes(32)))).rejects.toMatchObject({
      code: "wrong-master-key",
    });
    await expect(requireMasterKey(ground.owner, [randomBytes(32)])).rejects.toMatchObject({
      code: "wrong-master-key",
    });
    await requireMasterKey(ground.owner, [ground.masterKey]);
  });

  test("what is sealed for an agency opens in that agency only", async () => {
    const [here, there] = [
      await ground.account(await ground.agency()),
      await ground.account(await ground.agency()),
    ];
    const where = place();
    const { sealed: bytes } = await ground.as(here, ({ vault }) => sealForAgency(vault, where, "canary"));
    const colleague = await ground.account(here.agencyId);
    expect(await ground.as(colleague, ({ vault }) => openForAgency(vault, where, bytes))).toBe("canary");
    await expect(ground.as(there, ({ vault }) => openForAgency(vault, where, bytes))).rejects.toMatchObject({
      code: "no-key",
    });
  });
});

describe("search tokens", () => {
  test("meet under each agency in which the reader holds identity, and under no other", async () => {
    const [home, other] = [await ground.agency(), await ground.agency()];
    const author = await ground.account(home);
    const foreign = await ground.account(other);
    const field = await sealed(author, "x");
    await sealed(foreign, "y");
    const [stored] = await ground.as(author, ({ vault }) => vault.tokens(home, ["n:amina"]));
    const meets = (account: TestAccount) =>
      ground.as(account, async ({ vault }) =>
        (await vault.searchTokens(["n:amina"])).some((token) => stored?.equals(token)),
      );
    expect(await meets(author)).toBe(true);
    expect(await meets(foreign)).toBe(false);
    await ground.as(author, (inside) => grantTo(inside, field.dossierId, "identity", foreign));
    expect(await meets(foreign)).toBe(true);
    expect(await ground.as(foreign, ({ vault }) => vault.searchTokens(["n:amina"]))).toHaveLength(2);
    await expect(
      ground.as(await ground.account(other, "test-office"), ({ vault }) => vault.tokens(home, ["n:amina"])),
    ).rejects.toMatchObject({ code: "no-key" });
  });
});

describe("changing keys while people work", () => {
  test("the master key: servers with both keys read before, meanwhile and after", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    const next = randomBytes(32);
    const both = freshStore(next, [ground.masterKey]);
    expect(await opened(author, field, both)).toBe("canary");
    expect((await rotateMasterKey(ground.owner, ground.masterKey, next)).rewrapped).toBeGreaterThan(0);
    expect(await rotateMasterKey(ground.owner, ground.masterKey, next)).toEqual({ rewrapped: 0 });
    both.forgetKeys();
    expect(await opened(author, field, both)).toBe("canary");
    expect(await opened(author, field, freshStore(next))).toBe("canary");
    await expect(opened(author, field, freshStore())).rejects.toMatchObject({ code: "wrong-master-key" });
    await expect(rotateMasterKey(ground.owner, randomBytes(32), randomBytes(32))).rejects.toMatchObject({
      code: "wrong-master-key",
    });
    await rotateMasterKey(ground.owner, next, ground.masterKey);
    expect(await opened(author, field, freshStore())).toBe("canary");
  });

  test("an agency's key: old fields open, new ones are sealed under the new key, the old one goes", async () => {
    const agencyId = await ground.agency();
    const author = await ground.account(agencyId);
    const before = [await sealed(author, "one"), await sealed(author, "two"), await sealed(author, "three")];
    const [oldToken] = await ground.as(author, ({ vault }) => vault.tokens(agencyId, ["n:amina"]));
    const { rewrapped } = await rotateAgencyKey(ground.owner, {
      masterKey: ground.masterKey,
      agencyId,
      batch: 2,
    });
    expect(rewrapped).toBe(3);
    const after = await sealed(author, "four");
    const texts = [];
    for (const field of [...before, after]) texts.push(await opened(author, field, freshStore()));
    expect(texts).toEqual(["one", "two", "three", "four"]);
    const found = await ground.as(author, ({ vault }) => vault.searchTokens(["n:amina"]));
    expect(found.some((token) => oldToken?.equals(token))).toBe(true);
    expect(await dropRetiredAgencyKeys(ground.owner, { masterKey: ground.masterKey, agencyId })).toEqual({
      dropped: 1,
      kept: 0,
    });
    for (const field of [...before, after]) expect(await opened(author, field, freshStore())).not.toBeNull();
  });
});

describe("erasure", () => {
  test("destroys the key: fields read as null for everybody, nothing can be sealed, the ledger knows", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    const { erasureId } = await ground.as(author, ({ vault }) => eraseSubject(vault, field.dossierId));
    expect(await opened(author, field)).toBeNull();
    expect(await opened(author, field, freshStore())).toBeNull();
    await expect(
      ground.as(author, ({ vault }) => vault.seal(field.dossierId, place(), "x")),
    ).rejects.toMatchObject({ code: "erased" });
    await ground.as(author, ({ vault }) => vault.createKey(field.dossierId));
    expect(await opened(author, field, freshStore())).toBeNull();
    expect((await readLedger(ground.ledgerPath)).get(erasureId)).toMatchObject({
      state: "begun",
      subject: field.dossierId,
    });
    await settleErasures(ground.owner, ground.ledgerPath, new Date());
    expect((await readLedger(ground.ledgerPath)).get(erasureId)?.state).toBe("done");
  });

  test("needs one who manages the dossier and no legal hold", async () => {
    const author = await ground.account(await ground.agency());
    const reader = await ground.account(author.agencyId);
    const field = await sealed(author, "canary");
    await ground.as(author, (inside) => grantTo(inside, field.dossierId, "identity", reader, "contribute"));
    await expect(
      ground.as(reader, ({ vault }) => eraseSubject(vault, field.dossierId)),
    ).rejects.toMatchObject({ code: "42501" });
    await ground.as(author, ({ tx }) =>
      sql`select access.set_hold(${field.dossierId}::uuid, 'trial')`.execute(tx),
    );
    await expect(ground.as(author, ({ vault }) => eraseSubject(vault, field.dossierId))).rejects.toThrow(
      "legal hold",
    );
    expect(await opened(author, field)).toBe("canary");
  });

  test("that was rolled back is withdrawn from the ledger, and not replayed", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    let erasureId = "";
    await expect(
      ground.as(author, async ({ vault }) => {
        ({ erasureId } = await eraseSubject(vault, field.dossierId));
        throw new Error("something else failed");
      }),
    ).rejects.toThrow("something else failed");
    await settleErasures(ground.owner, ground.ledgerPath, new Date());
    expect((await readLedger(ground.ledgerPath)).get(erasureId)?.state).toBe("begun");
    await settleErasures(ground.owner, ground.ledgerPath, new Date(Date.now() + 3_600_000));
    expect((await readLedger(ground.ledgerPath)).get(erasureId)?.state).toBe("withdrawn");
    await replayErasures(ground.owner, ground.ledgerPath);
    expect(await opened(author, field)).toBe("canary");
  });

  test("is replayed on a database restored from before it", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    const { rows: backup } = await ground.owner.query("select * from vault.key where subject = $1", [
      field.dossierId,
    ]);
    await ground.as(author, ({ vault }) => eraseSubject(vault, field.dossierId));
    await ground.owner.query("update vault.key set wrapped = $2, destroyed_at = null where subject = $1", [
      field.dossierId,
      backup[0].wrapped,
    ]);
    await ground.owner.query("delete from vault.erasure where subject = $1", [field.dossierId]);
    expect(await opened(author, field, freshStore())).toBe("canary");
    expect((await replayErasures(ground.owner, ground.ledgerPath)).replayed).toBe(1);
    // The access that came back with the backup ends as well.
    await expect(opened(author, field, freshStore())).rejects.toMatchObject({ code: "no-key" });
    const { rows } = await ground.owner.query(
      "select from vault.key where subject = $1 and wrapped is null",
      [field.dossierId],
    );
    expect(rows).toHaveLength(1);
    expect((await replayErasures(ground.owner, ground.ledgerPath)).replayed).toBe(0);
  });

  test("that the ledger lost is written into it again", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    const { erasureId } = await ground.as(author, ({ vault }) => eraseSubject(vault, field.dossierId));
    const other = `${ground.ledgerPath}.new`;
    await settleErasures(ground.owner, other, new Date());
    expect((await readLedger(other)).get(erasureId)).toMatchObject({
      state: "done",
      subject: field.dossierId,
    });
  });

  test("does not happen when the ledger cannot be written", async () => {
    const author = await ground.account(await ground.agency());
    const field = await sealed(author, "canary");
    const store = createVaultStore({ masterKey: ground.masterKey, erasureLedgerPath: "/dev/full" });
    await expect(
      ground.as(author, ({ vault }) => eraseSubject(vault, field.dossierId), store),
    ).rejects.toMatchObject({ code: "ledger-not-written" });
    expect(await opened(author, field)).toBe("canary");
  });

  test("a damaged ledger stops the replay and erases nothing", async () => {
    const damaged = `${ground.ledgerPath}.damaged`;
    await appendFile(damaged, "{}\n");
    await expect(replayErasures(ground.owner, damaged)).rejects.toMatchObject({
      code: "ledger-damaged",
      detail: { line: 1 },
    });
  });
});
