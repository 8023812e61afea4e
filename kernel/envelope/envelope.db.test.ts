import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backUp, collectMigrations, restore, verifyArchive } from "#kernel/database";
import { makeTestFolder, openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { emptyDatabase } from "../testing/clone-database.ts";
import { makeEnvelope, type Opened, openEnvelope } from "./envelope.ts";
import { identityOf, keyId } from "./identity.ts";
import { openInstanceSecrets, rewrapInstanceSecrets } from "./instance-secrets.ts";
import { noteRestore, takeOnce } from "./take-once.ts";

let kernel: TestKernel;
let account: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel();
  account = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["central"] });
});
afterAll(() => kernel.close());

const key = Buffer.alloc(32, 1);

test("nobody signed in reads the wrapped secrets or what was taken", async () => {
  const { app } = kernel.database;
  await expect(app.query("select * from envelope.instance_secret")).rejects.toThrow("permission denied");
  await expect(app.query("select * from envelope.taken")).rejects.toThrow("permission denied");
  await expect(app.query("select * from envelope.restored")).rejects.toThrow("permission denied");
  const stranger = await app.query(
    "select envelope.take('x', gen_random_uuid(), now(), now(), true) as word",
  );
  expect(stranger.rows[0]?.word).toBe("taken-before");
});

const sender = identityOf("A", { sign: Buffer.alloc(32, 1), seal: Buffer.alloc(32, 2) });
function opened(): Opened {
  const now = kernel.services.engine.now();
  const made = makeEnvelope({ from: sender, to: null, purpose: "test", content: 1, now, lastsMs: 3_600_000 });
  const read = openEnvelope(JSON.stringify(made), {
    own: null,
    senderOf: () => sender.card,
    purpose: "test",
    now,
  });
  if (!read.fine) throw new Error(read.problem);
  return read;
}

test("[envelope] a message works once", async () => {
  const message = opened();
  expect(await account.work(({ tx }) => takeOnce(tx, message))).toBe("taken");
  expect(await account.work(({ tx }) => takeOnce(tx, message))).toBe("taken-before");
});

test("[envelope] taken after the backup, it is not taken again after the restore", async () => {
  const folder = makeTestFolder("envelope");
  const file = join(folder, "archive");
  await backUp(kernel.database, { file, dataFolder: folder });
  const message = opened();
  expect(await account.work(({ tx }) => takeOnce(tx, message))).toBe("taken");
  const target = await emptyDatabase();
  try {
    await restore(target, {
      file,
      keysFile: `${file}.keys`,
      archive: await verifyArchive(file),
      dataFolder: join(folder, "restored"),
      migrations: collectMigrations(),
      beforeServing: (owner) => noteRestore(owner, new Date()),
    });
    const hash = account.entry.by === "session" ? account.entry.hash : null;
    const take = async ({ id, created, expires }: Opened, confirmed = false) => {
      const client = await target.app.connect();
      await client.query("begin");
      await client.query("select access.enter($1)", [hash]);
      const { rows } = await client.query("select envelope.take($1, $2, $3, $4, $5) as word", [
        keyId(sender.card.sign),
        id,
        created,
        expires,
        confirmed,
      ]);
      await client.query("commit");
      client.release();
      return rows[0]?.word;
    };
    expect(await take(message)).toBe("before-restore");
    const later = (made: Opened): Opened => ({
      ...made,
      id: randomUUID(),
      created: new Date(Date.now() + 6 * 60_000),
    });
    expect(await take(later(message))).toBe("taken");
    expect(await take(opened(), true)).toBe("taken");
  } finally {
    await target.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the secrets of a Palermo stay the same, also under another master key", async () => {
  const owner = await kernel.database.owner();
  try {
    await owner.query("delete from envelope.instance_secret");
    const [first, second] = await Promise.all([
      openInstanceSecrets(kernel.database.app, key),
      openInstanceSecrets(kernel.database.app, key),
    ]);
    expect(second).toEqual(first);
    expect(first.signing.equals(first.sealing)).toBe(false);
    const { rows } = await owner.query<{ wrapped: Buffer }>("select wrapped from envelope.instance_secret");
    for (const { wrapped } of rows) expect(wrapped.includes(first.signing)).toBe(false);
    const next = Buffer.alloc(32, 2);
    expect(await rewrapInstanceSecrets(owner, key, next)).toBe(4);
    await expect(openInstanceSecrets(kernel.database.app, key)).rejects.toThrow();
    expect(await openInstanceSecrets(kernel.database.app, next)).toEqual(first);
  } finally {
    await owner.end();
  }
});
