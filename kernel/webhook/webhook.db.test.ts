import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { action } from "#kernel/action";
import { tellAll } from "#kernel/event";
import { defineModule } from "#kernel/module";
import { createOutbound } from "#kernel/outbound";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { webhookModule } from "./door.ts";
import { sendDue, tooMany } from "./send.ts";
import { isSigned, secretOf } from "./signature.ts";

const ring = action({
  name: "bell.ring",
  about: "Rings.",
  needs: "signed-in",
  input: z.object({ bellId: z.uuid() }),
  output: z.object({}),
  emits: ["bell.rung"],
}).run(({ input, emit }) => {
  emit("bell.rung", { bellId: input.bellId });
  return {};
});
const bell = defineModule({ name: "bell", actions: [ring] });

type Got = { headers: http.IncomingHttpHeaders; body: string };

let kernel: TestKernel;
let server: http.Server;
let url: string;
let got: Got[] = [];
let status = 200;
let agencyId: string;
let admin: TestAccount;
let investigator: TestAccount;

beforeAll(async () => {
  process.env.PALERMO_TEST_OUTBOUND_LOOPBACK = "1";
  server = http.createServer(async (request, reply) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    got.push({ headers: request.headers, body });
    reply.writeHead(status).end("thanks");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  // The server's own sender would take what is due, and may not reach this machine.
  kernel = await openTestKernel({ modules: [bell], still: true });
  agencyId = await kernel.openAgency();
  admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
  investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  got = [];
  status = 200;
});
afterEach(() => kernel.close());

/** The place that the server's own door has, with this machine allowed. */
const place = {
  outbound: createOutbound({ hosts: ["hooks.example.org", "10.0.0.8", "[::ffff:a00:1]"], loopback: true }),
  loopback: true,
  seed: Buffer.alloc(32, 5),
  offered: () => ["bell.rung"],
};
const own = webhookModule(place);

function declared(name: string) {
  const found = own.declarations.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

async function call<T>(who: TestAccount, name: string, input: object): Promise<T> {
  return (await who.call(declared(`webhook.${name}`), input)) as T;
}

/** Tells subscribers and sends what is due, as the server does each second. */
async function settle(): Promise<number> {
  const { engine, registry } = kernel.services;
  await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
  const { outbound, seed } = place;
  return sendDue({ app: engine.app, outbound, seed, log: () => {}, now: engine.now });
}

async function register(): Promise<{ hookId: string; secret: string }> {
  const made = await call<{ hookId: string; secret: string }>(admin, "register-webhook", {
    name: "Registry",
    url,
    events: ["bell.rung"],
  });
  await settle();
  return made;
}

type Listed = { items: { state: string; failures: number; last: { problem: string | null } | null }[] };
const list = () => call<Listed>(admin, "list-webhooks", {});

test("a stranger registers, sees and changes nothing", async () => {
  const { hookId } = await register();
  const input = { name: "x", url, events: ["bell.rung"] };
  await expect(call(investigator, "register-webhook", input)).rejects.toMatchObject({ code: "not-found" });
  await expect(call(investigator, "list-webhooks", {})).rejects.toMatchObject({ code: "not-found" });
  const elsewhere = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["admin"] });
  expect(await call(elsewhere, "list-webhooks", {})).toMatchObject({ items: [] });
  expect(await call(elsewhere, "list-deliveries", { hookId })).toMatchObject({ items: [] });
  for (const name of ["pause-webhook", "rotate-secret", "remove-webhook", "test-webhook"]) {
    await expect(call(elsewhere, name, { hookId })).rejects.toMatchObject({ code: "not-found" });
  }
});

test("[webhook] an event reaches its address signed, by ids only, once", async () => {
  const { secret } = await register();
  expect(got.map(({ headers }) => headers["palermo-event"])).toEqual(["webhook.tested"]);
  expect((await list()).items).toMatchObject([{ state: "on" }]);
  const bellId = randomUUID();
  await investigator.call(ring, { bellId });
  await settle();
  await settle();
  expect(got).toHaveLength(2);
  const { headers, body } = got[1] ?? { headers: {}, body: "" };
  const told = JSON.parse(body);
  expect(told).toEqual({
    delivery: headers["palermo-delivery"],
    event: expect.any(String),
    name: "bell.rung",
    at: expect.any(String),
    ids: { bellId },
  });
  const now = Math.floor(kernel.services.engine.now().getTime() / 1000);
  const signature = String(headers["palermo-signature"]);
  expect(isSigned(signature, { secret, body, now })).toBe(true);
  expect(isSigned(signature, { secret, body: `${body} `, now })).toBe(false);
  expect(isSigned(signature, { secret: "whs_other", body, now })).toBe(false);
  expect(isSigned(signature, { secret, body, now: now + 400 })).toBe(false);
});

test("another agency's events do not come, nor those that were not chosen", async () => {
  await register();
  const elsewhere = await kernel.openAccount({
    agencyId: await kernel.openAgency(),
    roles: ["investigator"],
  });
  await elsewhere.call(ring, { bellId: randomUUID() });
  await settle();
  expect(got).toHaveLength(1);
  await expect(
    call(admin, "register-webhook", { name: "x", url, events: ["bell.cast"] }),
  ).rejects.toMatchObject({ code: "refused", detail: { refusal: "unknown-event" } });
});

test("[X8] nothing of a sealed dossier leaves", async () => {
  await register();
  const dossierId = randomUUID();
  await investigator.work(async ({ tx }) => {
    const { openDossier } = await import("#kernel/access");
    await openDossier(tx, { kind: "case", letter: "C", compartments: ["investigation"], dossierId });
  });
  const owner = await kernel.database.owner();
  await owner.query("update access.dossier set sealed = true where dossier_id = $1", [dossierId]);
  await owner.end();
  await investigator.call(ring, { bellId: dossierId });
  await settle();
  expect(got).toHaveLength(1);
});

test("[X8] nor what was on its way when it was sealed, nor what is linked with it", async () => {
  const { hookId } = await register();
  const ids = [randomUUID(), randomUUID()];
  const [first, second] = ids;
  const linkId = randomUUID();
  await investigator.work(async ({ tx }) => {
    const { openDossier } = await import("#kernel/access");
    for (const dossierId of ids)
      await openDossier(tx, { kind: "case", letter: "C", compartments: ["investigation"], dossierId });
    const { sql } = await import("kysely");
    await sql`select link.make(${linkId}::uuid, 'link.related', 'investigation', ${first}::uuid, null, ${second}::uuid, null, '\\x00')`.execute(
      tx,
    );
  });
  status = 500;
  await investigator.call(ring, { bellId: first ?? "" });
  await settle();
  expect(got).toHaveLength(2);
  const listed = async () =>
    JSON.stringify(await admin.callByName("webhook.list-deliveries", { hookId })).includes(first ?? "");
  expect(await listed()).toBe(true);
  const owner = await kernel.database.owner();
  await owner.query("update access.dossier set sealed = true where dossier_id = $1", [first]);
  await owner.end();
  status = 200;
  await kernel.moveClock(3_600_000);
  await settle();
  await investigator.call(ring, { bellId: linkId });
  await settle();
  expect(got).toHaveLength(2);
  expect(await listed()).toBe(false);
});

test("[outbound] an address that is private, not https or not on the list is refused with the reason", async () => {
  const refused = [
    ["https://10.0.0.8/", "private-address"],
    ["https://0x0a000008/", "private-address"],
    ["https://[::ffff:10.0.0.1]/", "private-address"],
    ["http://hooks.example.org/", "not-https"],
    ["https://intern.example/", "not-allowed"],
    ["https://a:b@hooks.example.org/", "bad-address"],
  ];
  for (const [address, refusal] of refused) {
    const made = call(admin, "register-webhook", { name: "x", url: address, events: ["bell.rung"] });
    await expect(made).rejects.toMatchObject({ code: "refused", detail: { refusal } });
  }
});

test("failures are tried again with growing pauses, and end with the address turned off and a notice", async () => {
  await register();
  status = 500;
  for (let at = 0; at < 3; at += 1) await investigator.call(ring, { bellId: randomUUID() });
  await settle();
  expect(got).toHaveLength(4);
  await settle();
  expect(got).toHaveLength(4);
  await kernel.moveClock(11_000);
  await settle();
  expect(got).toHaveLength(7);
  const [hook] = (await list()).items;
  expect(hook).toMatchObject({ state: "on", failures: 6 });
  expect(hook?.last?.problem).toContain("500");
  for (let day = 0; day < 6; day += 1) {
    await kernel.moveClock(7 * 3_600_000);
    await settle();
  }
  const [off] = (await list()).items;
  expect(off?.state).toBe("disabled");
  expect(off?.failures).toBeGreaterThanOrEqual(tooMany);
  const notices = (await admin.callByName("access.list-notices", {})) as { items: { kind: string }[] };
  expect(notices.items.map(({ kind }) => kind)).toEqual(["webhook-disabled"]);
  status = 200;
  const [{ hookId } = { hookId: "" }] = (await list()).items as unknown as { hookId: string }[];
  await call(admin, "resume-webhook", { hookId });
  await settle();
  expect((await list()).items).toMatchObject([{ state: "on", failures: 0 }]);
});

test("after a new secret both sign for a day, then the new one alone", async () => {
  const { hookId, secret } = await register();
  const next = await call<{ secret: string }>(admin, "rotate-secret", { hookId });
  expect(next.secret).toBe(secretOf(place.seed, hookId, 2));
  const signedBy = async (wanted: string) => {
    got = [];
    await call(admin, "test-webhook", { hookId });
    await settle();
    const [one] = got;
    const now = Math.floor(kernel.services.engine.now().getTime() / 1000);
    const header = String(one?.headers["palermo-signature"]);
    return isSigned(header, { secret: wanted, body: one?.body ?? "", now });
  };
  expect([await signedBy(secret), await signedBy(next.secret)]).toEqual([true, true]);
  await kernel.moveClock(25 * 3_600_000);
  expect([await signedBy(secret), await signedBy(next.secret)]).toEqual([false, true]);
});

test("a paused address hears nothing; a removed one is gone", async () => {
  const { hookId } = await register();
  await call(admin, "pause-webhook", { hookId });
  await investigator.call(ring, { bellId: randomUUID() });
  await settle();
  expect(got).toHaveLength(1);
  await call(admin, "remove-webhook", { hookId });
  expect(await list()).toMatchObject({ items: [] });
});
