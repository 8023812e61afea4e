import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { makeEnvelope, openEnvelope } from "./envelope.ts";
import { identityOf } from "./identity.ts";
import { openInstanceSecrets, rewrapInstanceSecrets } from "./instance-secrets.ts";
import { takeOnce } from "./take-once.ts";

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
  const stranger = await app.query("select envelope.take_once('x', gen_random_uuid(), now()) as first");
  expect(stranger.rows[0]?.first).toBe(false);
});

test("[envelope] a message works once", async () => {
  const sender = identityOf("A", { sign: Buffer.alloc(32, 1), seal: Buffer.alloc(32, 2) });
  const now = kernel.services.engine.now();
  const made = makeEnvelope({ from: sender, to: null, purpose: "test", content: 1, now, lastsMs: 60_000 });
  const opened = openEnvelope(JSON.stringify(made), {
    own: null,
    senderOf: () => sender.card,
    purpose: "test",
    now,
  });
  if (!opened.fine) throw new Error(opened.problem);
  expect(await account.work(({ tx }) => takeOnce(tx, opened))).toBe(true);
  expect(await account.work(({ tx }) => takeOnce(tx, opened))).toBe(false);
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
    expect(await rewrapInstanceSecrets(owner, key, next)).toBe(3);
    await expect(openInstanceSecrets(kernel.database.app, key)).rejects.toThrow();
    expect(await openInstanceSecrets(kernel.database.app, next)).toEqual(first);
  } finally {
    await owner.end();
  }
});
