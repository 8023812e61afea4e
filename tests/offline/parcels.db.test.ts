import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { action, NotFound, Stale } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { deliverLeft } from "#kernel/parcel";
import { hashPassword } from "#kernel/session";
import { casefile } from "#modules/casefile";
import { type HttpGround, openHttpGround } from "../threats/http-ground.ts";
import { testDevice } from "./test-device.ts";

const password = "a long enough passphrase";
let ground: HttpGround;
let agencyId = "";
let passwordHash = "";
/** What actions of the test were told to do, in order. */
const done: string[] = [];
let version = 1;
let broken = 0;

const note = action({
  name: "testing.note",
  about: "Notes a word.",
  needs: "signed-in",
  fromDevice: true,
  input: z.object({ word: z.string() }),
  output: z.object({ version: z.int() }),
}).run(({ input, expects }) => {
  if (broken > 0) {
    broken -= 1;
    throw new Error("the server breaks");
  }
  if (expects !== undefined && expects !== version) throw new Stale({ yours: expects, theirs: version });
  if (input.word === "nobody") throw new NotFound();
  done.push(input.word);
  return { version };
});

const hidden = action({
  name: "testing.hide",
  about: "Is not for devices.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({}),
}).run(() => {
  done.push("hidden");
  return {};
});

beforeAll(async () => {
  ground = await openHttpGround([casefile, defineModule({ name: "testing", actions: [note, hidden] })]);
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
});
afterAll(() => ground?.close());

async function signedIn(role = "frontline"): Promise<string> {
  const email = `${randomUUID()}@agency.test`;
  await ground.kernel.openAccount({ agencyId, roles: [role], email, passwordHash });
  return ground.signIn(email, password);
}

function newDevice() {
  return testDevice(async (path, input, headers) => {
    const { status, body, headers: answered } = await ground.ask(path, input, { headers });
    return { status, body, nonce: String(answered["palermo-nonce"] ?? "") };
  });
}

async function carrying(role?: string) {
  const device = newDevice();
  const cookie = await signedIn(role);
  expect((await device.register(cookie)).status).toBe(200);
  return { device, cookie };
}

describe("a stranger", () => {
  test("[parcel] gets nothing: not registered, not in contact, nothing kept", async () => {
    const stranger = newDevice();
    expect((await stranger.register("palermo-loopback=none")).status).toBe(401);
    const { device } = await carrying();
    const sealed = await device.seal({ action: "testing.note", input: { word: "stranger" } });
    for (const [path, input] of [
      ["contact", {}],
      ["deliver", sealed],
      ["piece", { fileId: randomUUID(), number: 0, bytes: "AAAA" }],
    ] as const) {
      // Another's key, and a device that never was: one answer.
      const other = await stranger.post(`/api/parcel/${path}`, { deviceId: device.deviceId, ...input });
      const never = await stranger.post(`/api/parcel/${path}`, { deviceId: randomUUID(), ...input });
      expect(other.body.code, path).toBe("proof-needed");
      expect({ ...never.body, requestId: "" }, path).toEqual({ ...other.body, requestId: "" });
    }
    expect(done).not.toContain("stranger");
  });

  test("[parcel] with another's parcel gets it refused: it is sealed for one device alone", async () => {
    const { device } = await carrying();
    const { device: thief } = await carrying();
    const parcel = await device.seal({ action: "testing.note", input: { word: "stolen" } });
    expect(await thief.deliver(parcel)).toMatchObject({ state: "refused", why: "not-for-us" });
    expect(done).not.toContain("stolen");
  });
});

describe("a parcel", () => {
  test("[parcel] is done once, however often it is sent, and its receipt names its digest", async () => {
    const { device } = await carrying();
    const parcel = await device.seal({ action: "testing.note", input: { word: "once" } });
    const first = await device.deliver(parcel);
    expect(first).toMatchObject({ state: "kept", why: "", version: 1, missing: [] });
    const again = await Promise.all([device.deliver(parcel), device.deliver(parcel)]);
    expect(again).toEqual([first, first]);
    expect(done.filter((word) => word === "once")).toHaveLength(1);
    const other = await device.seal({ action: "testing.note", input: { word: "other" } }, parcel.parcelId);
    expect((await device.deliverRaw(other)).body.code).toBe("key-reused");
  });

  test("[parcel] of a server that broke stays waiting, is tried again without the device, and is done once", async () => {
    const { device } = await carrying();
    const parcel = await device.seal({ action: "testing.note", input: { word: "left" } });
    broken = 1;
    expect((await device.deliverRaw(parcel)).status).toBe(500);
    expect(done).not.toContain("left");
    expect(await deliverLeft(ground.kernel.services.post, "0 minutes")).toBeGreaterThan(0);
    expect(done.filter((word) => word === "left")).toHaveLength(1);
    expect((await device.deliver(parcel)).state).toBe("kept");
    expect(done.filter((word) => word === "left")).toHaveLength(1);
  });

  test("[parcel] that knew an older version is stale: kept as it came, nothing overwritten", async () => {
    const { device } = await carrying();
    version = 2;
    const parcel = await device.seal({ action: "testing.note", input: { word: "stale" }, expects: 1 });
    expect(await device.deliver(parcel)).toMatchObject({ state: "stale" });
    expect(done).not.toContain("stale");
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner.query("select state, sealed from parcel.parcel where parcel_id = $1", [
      parcel.parcelId,
    ]);
    await owner.end();
    expect(rows).toEqual([{ state: "stale", sealed: parcel.sealed }]);
  });

  test("[parcel] asks only for what a device may ask, and what is not there is refused", async () => {
    const { device } = await carrying();
    for (const content of [
      { action: "testing.hide", input: {} },
      { action: "access.give-grant", input: {} },
      { action: "testing.note", input: { word: "nobody" } },
    ])
      expect(await device.deliver(await device.seal(content))).toMatchObject({
        state: "refused",
        why: "not-found",
      });
    const bad = await device.seal({ action: "testing.note", input: { word: 5 } });
    expect(await device.deliver(bad)).toMatchObject({ state: "refused", why: "bad-input" });
    const garbage = { parcelId: randomUUID(), sealed: "{}" };
    expect(await device.deliver(garbage)).toMatchObject({ state: "refused", why: "not-for-us" });
    expect(done).not.toContain("hidden");
  });

  test("[parcel] leaves no content on the server beside the record once it is kept, and no session", async () => {
    const { device } = await carrying();
    const parcel = await device.seal({ action: "testing.note", input: { word: "CANARY" } });
    await device.deliver(parcel);
    const owner = await ground.kernel.database.owner();
    const kept = await owner.query("select sealed from parcel.parcel where parcel_id = $1", [
      parcel.parcelId,
    ]);
    const open = await owner.query("select from access.session where way = 'device' and ended_at is null");
    await owner.end();
    expect(kept.rows).toEqual([{ sealed: null }]);
    expect(open.rowCount).toBe(0);
    expect(ground.log.join(" ")).not.toContain("CANARY");
  });
});

describe("a file in pieces", () => {
  test("[parcel] waits until every piece is there, in any order and twice, and is attached once", async () => {
    const { device, cookie } = await carrying("investigator");
    const caseId = randomUUID();
    expect(
      (await ground.ask("/api/casefile/open-case", { caseId, kind: "trafficking" }, { cookie })).status,
    ).toBe(200);
    const plain = new Uint8Array(600_000).map((_, at) => at % 251);
    const { file, pieces } = await device.piecesOf(plain);
    const input = {
      attachmentId: randomUUID(),
      dossierId: caseId,
      compartment: "investigation",
      description: "",
    };
    const parcel = await device.seal({ action: "attachment.add-attachment", input, file });
    expect(await device.deliver(parcel)).toMatchObject({ state: "waiting", missing: [0, 1, 2] });
    for (const number of [2, 0, 2])
      await device.sendPiece(file.fileId, number, pieces[number] ?? new Uint8Array());
    expect(await device.deliver(parcel)).toMatchObject({ state: "waiting", missing: [1] });
    await device.sendPiece(file.fileId, 1, pieces[1] ?? new Uint8Array());
    expect(await device.deliver(parcel)).toMatchObject({ state: "kept" });
    expect(await device.deliver(parcel)).toMatchObject({ state: "kept" });
    const listed = await ground.ask("/api/attachment/list-attachments", { dossierId: caseId }, { cookie });
    expect((listed.body.items as { bytes: number }[]).map((one) => one.bytes)).toEqual([600_000]);
    // The same file under another parcel, as after a server that died before it could say so.
    for (const [number, bytes] of pieces.entries()) await device.sendPiece(file.fileId, number, bytes);
    const twice = await device.seal({ action: "attachment.add-attachment", input, file });
    expect(await device.deliver(twice)).toMatchObject({ state: "kept" });
    const after = await ground.ask("/api/attachment/list-attachments", { dossierId: caseId }, { cookie });
    expect(after.body.items as unknown[]).toHaveLength(1);
  });

  test("[parcel] with a piece that was changed is refused, and nothing of it is kept", async () => {
    const { device, cookie } = await carrying("investigator");
    const caseId = randomUUID();
    await ground.ask("/api/casefile/open-case", { caseId, kind: "trafficking" }, { cookie });
    const { file, pieces } = await device.piecesOf(new Uint8Array(1000));
    const changed = (pieces[0] ?? new Uint8Array()).map((byte, at) => (at === 20 ? byte ^ 1 : byte));
    await device.sendPiece(file.fileId, 0, changed);
    const input = { attachmentId: randomUUID(), dossierId: caseId, compartment: "investigation" };
    const parcel = await device.seal({ action: "attachment.add-attachment", input, file });
    expect(await device.deliver(parcel)).toMatchObject({ state: "refused", why: "bad-input" });
    const listed = await ground.ask("/api/attachment/list-attachments", { dossierId: caseId }, { cookie });
    expect(listed.body.items).toEqual([]);
  });
});

describe("a device reported lost", () => {
  test("[lost-device] is refused at once and told so at its contact; it never comes back under its key", async () => {
    const { device, cookie } = await carrying();
    expect((await device.contact()).body).toMatchObject({ state: "known" });
    const parcel = await device.seal({ action: "testing.note", input: { word: "lost" } });
    const stranger = await signedIn();
    const report = (by: string) =>
      ground.ask("/api/parcel/report-lost-device", { deviceId: device.deviceId }, { cookie: by });
    expect((await report(stranger)).status).toBe(404);
    expect((await device.contact()).body).toMatchObject({ state: "known" });
    expect((await report(cookie)).status).toBe(200);
    expect((await device.deliverRaw(parcel)).status).toBe(404);
    expect((await device.sendPiece(randomUUID(), 0, new Uint8Array(40))).status).toBe(404);
    expect((await device.contact(true)).body).toMatchObject({ state: "lost" });
    expect(done).not.toContain("lost");
    expect((await device.register(cookie)).body).toMatchObject({ code: "refused", refusal: "device-lost" });
    const listed = await ground.ask("/api/parcel/list-devices", {}, { cookie });
    expect(listed.body.items).toMatchObject([{ deviceId: device.deviceId, isOwn: true }]);
    expect((listed.body.items as { wipedAt: string | null }[])[0]?.wipedAt).not.toBeNull();
  });

  test("[lost-device] may be reported by whoever manages accounts, and its holder is told", async () => {
    const { device, cookie } = await carrying();
    const admin = await signedIn("admin");
    expect(
      (await ground.ask("/api/parcel/report-lost-device", { deviceId: device.deviceId }, { cookie: admin }))
        .status,
    ).toBe(200);
    const notices = await ground.ask("/api/access/list-notices", {}, { cookie });
    expect((notices.body.items as { kind: string }[]).map((one) => one.kind)).toContain("device-lost");
  });

  test("[lost-device] the devices of others are seen by nobody else", async () => {
    const { device } = await carrying();
    const other = await ground.ask("/api/parcel/list-devices", {}, { cookie: await signedIn() });
    expect(other.body.items).toEqual([]);
    const admin = await ground.ask("/api/parcel/list-devices", {}, { cookie: await signedIn("admin") });
    expect((admin.body.items as { deviceId: string }[]).map((one) => one.deviceId)).toContain(
      device.deviceId,
    );
  });
});
