import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeCase } from "../close-case.ts";
import { copyEvidence } from "../custody/copy-evidence.ts";
import { destroyEvidence } from "../custody/destroy-evidence.ts";
import { examineEvidence } from "../custody/examine-evidence.ts";
import { getCustody } from "../custody/get-custody.ts";
import { receiveEvidence } from "../custody/receive-evidence.ts";
import { returnEvidence } from "../custody/return-evidence.ts";
import { sealEvidence } from "../custody/seal-evidence.ts";
import { seizeEvidence } from "../custody/seize-evidence.ts";
import { strikeCustody } from "../custody/strike-custody.ts";
import { transferEvidence } from "../custody/transfer-evidence.ts";
import { setLegalHold } from "../set-legal-hold.ts";
import { addEvidence } from "./add-evidence.ts";
import { checkEvidence } from "./check-evidence.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { downloadEvidence } from "./download-evidence.ts";
import { listEvidence } from "./list-evidence.ts";
import { readEvidenceText } from "./read-evidence-text.ts";
import { searchEvidence } from "./search-evidence.ts";
import { type EvidenceGround, newEvidence, openEvidenceGround, seizure } from "./test-ground.ts";
import { withdrawEvidence } from "./withdraw-evidence.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

const later = (hours: number) => new Date(Date.parse(seizure.at) + hours * 3_600_000).toISOString();
const act = <More extends object>(evidenceId: string, hours: number, more: More = {} as More) => ({
  evidenceId,
  eventId: randomUUID(),
  at: later(hours),
  by: "Insp. T. Vidal",
  place: "Store room",
  reason: "Order of the prosecutor",
  ...more,
});
const refused = (refusal: string) =>
  expect.objectContaining({ detail: expect.objectContaining({ refusal }) });

describe("evidence for a stranger of the same agency and role", () => {
  it("is not there: no list, no custody, no words, no act, always the same answer", async () => {
    const caseId = await ground.newCase();
    const { evidenceId } = await newEvidence(ground, caseId, { content: "CANARY" });
    await ground.jobsDone();
    const { events } = await ground.owner.call(getCustody, { evidenceId });
    const asked: [unknown, unknown][] = [
      [listEvidence, { caseId }],
      [getCustody, { evidenceId }],
      [searchEvidence, { caseId, text: "CANARY" }],
      [addEvidence, { caseId, evidenceId: randomUUID(), kind: "object", title: "x", beginning: seizure }],
      [describeEvidence, { evidenceId, kind: "object", title: "x" }],
      [withdrawEvidence, { evidenceId, reason: "x" }],
      [checkEvidence, { evidenceId }],
      [readEvidenceText, { evidenceId }],
      [strikeCustody, { evidenceId, eventId: events[0]?.eventId, reason: "x" }],
      [seizeEvidence, act(evidenceId, 1)],
      [receiveEvidence, act(evidenceId, 1)],
      [sealEvidence, act(evidenceId, 1, { seal: "B" })],
      [examineEvidence, act(evidenceId, 1)],
      [copyEvidence, act(evidenceId, 1)],
      [transferEvidence, act(evidenceId, 1, { to: "Lab" })],
      [returnEvidence, act(evidenceId, 1, { to: "owner" })],
      [destroyEvidence, act(evidenceId, 1)],
    ];
    for (const [declaration, input] of asked)
      await expect(ground.stranger.call(declaration as never, input as never)).rejects.toMatchObject({
        code: "not-found",
      });
    const reader = await ground.readerOf(caseId);
    expect((await reader.call(listEvidence, { caseId })).items[0]?.may).toEqual([]);
    await expect(reader.call(examineEvidence, act(evidenceId, 1))).rejects.toEqual(refused("may-not"));
  });
});

describe("a piece of evidence", () => {
  it("comes in with its beginning, a number that is never given again, and its digest in the chain", async () => {
    const caseId = await ground.newCase();
    const content = "advance 900, food 300";
    const first = await newEvidence(ground, caseId, { content });
    const second = await newEvidence(ground, caseId);
    expect([first.exhibit, second.exhibit]).toEqual([1, 2]);
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(first.file).toMatchObject({ name: "ledger.txt", bytes: content.length, sha256 });
    const custody = await ground.owner.call(getCustody, { evidenceId: first.evidenceId });
    expect(custody).toMatchObject({ state: "held", holder: "Insp. T. Vidal", breaks: [] });
    expect(custody.events).toMatchObject([{ act: "seized", seal: "A-1", sha256, struck: null }]);
  });

  it("is refused with another digest, an open source without its page, and a seizure in the future", async () => {
    const caseId = await ground.newCase();
    const uploadId = await ground.upload("bytes");
    const input = { caseId, evidenceId: randomUUID(), kind: "file" as const, title: "x", beginning: seizure };
    const call = (more: object) => ground.owner.call(addEvidence, { ...input, ...more } as never);
    await expect(call({ uploadId, sha256: "0".repeat(64) })).rejects.toEqual(refused("bytes-differ"));
    await expect(call({ kind: "open_source" })).rejects.toEqual(refused("source-missing"));
    await expect(call({ beginning: { ...seizure, at: "2099-01-01T00:00:00Z" } })).rejects.toEqual(
      refused("not-yet"),
    );
    await expect(call({ uploadId: randomUUID() })).rejects.toEqual(refused("upload-gone"));
    await expect(call({ beginning: { ...seizure, at: "2026-02-30T12:00:00Z" } })).rejects.toMatchObject({
      code: "bad-input",
    });
    await expect(
      call({ source: { url: "javascript:alert(1)", capturedAt: seizure.at } }),
    ).rejects.toMatchObject({ code: "bad-input" });
    // Nothing was half done: the upload is still there and is taken now.
    const sha256 = createHash("sha256").update("bytes").digest("hex").toUpperCase();
    expect(await call({ uploadId, sha256 })).toMatchObject({ exhibit: 1, file: { bytes: 5 } });
  });

  it("is withdrawn with a reason, stays on the list, and hands go on after the case is closed", async () => {
    const caseId = await ground.newCase();
    const { evidenceId } = await newEvidence(ground, caseId);
    await ground.owner.call(withdrawEvidence, { evidenceId, reason: "Seized without a warrant" });
    await ground.owner.call(closeCase, { caseId, note: "done" });
    const { items } = await ground.owner.call(listEvidence, { caseId });
    expect(items).toMatchObject([
      { withdrawn: { reason: "Seized without a warrant" }, may: ["record-custody"] },
    ]);
    await ground.owner.call(returnEvidence, act(evidenceId, 2, { to: "owner" }));
    await expect(
      ground.owner.call(describeEvidence, { evidenceId, kind: "object", title: "y" }),
    ).rejects.toEqual(refused("may-not"));
  });
});

describe("acts of custody", () => {
  it("before the seizure, in the future, after the end and twice under one id are refused", async () => {
    const { evidenceId } = await newEvidence(ground, await ground.newCase());
    const call = (more: object, hours = 1) =>
      ground.owner.call(examineEvidence, act(evidenceId, hours, more) as never);
    await expect(call({}, -1)).rejects.toEqual(refused("before-seizure"));
    await expect(ground.owner.call(seizeEvidence, act(evidenceId, 1) as never)).rejects.toEqual(
      refused("begun-already"),
    );
    await expect(call({ at: "2099-01-01T00:00:00Z" })).rejects.toEqual(refused("not-yet"));
    const eventId = randomUUID();
    await call({ eventId });
    await expect(call({ eventId }, 2)).rejects.toEqual(refused("recorded-already"));
    await ground.owner.call(returnEvidence, act(evidenceId, 5, { to: "owner" }));
    await expect(call({}, 6)).rejects.toEqual(refused("after-its-end"));
    expect(await call({}, 3)).toMatchObject({ state: "returned" });
  });

  it("show a break, and striking what was written wrongly mends it without hiding it", async () => {
    const { evidenceId } = await newEvidence(ground, await ground.newCase());
    const wrong = act(evidenceId, 1, { by: "Somebody else" });
    const broken = await ground.owner.call(examineEvidence, wrong as never);
    expect(broken.breaks).toMatchObject([{ code: "not-holder", eventId: wrong.eventId }]);
    const mended = await ground.owner.call(strikeCustody, {
      evidenceId,
      eventId: wrong.eventId,
      reason: "Wrong exhibit",
    });
    expect(mended.breaks).toEqual([]);
    expect(mended.events[1]).toMatchObject({ by: "Somebody else", struck: { reason: "Wrong exhibit" } });
    await expect(
      ground.owner.call(strikeCustody, { evidenceId, eventId: wrong.eventId, reason: "again" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("of destroying take the bytes and their words with them, and leave name, size and digest as proof", async () => {
    const caseId = await ground.newCase();
    const { evidenceId, file } = await newEvidence(ground, caseId, { content: "advance SHREDWORD 900" });
    await ground.jobsDone();
    const search = () => ground.owner.call(searchEvidence, { caseId, text: "SHREDWORD" });
    expect(JSON.stringify(await search())).toContain("SHREDWORD");
    const owner = await ground.kernel.database.owner();
    const held = async () =>
      (
        await owner.query("select address, wrapped_key, removed_at from files.file where dossier_id = $1", [
          caseId,
        ])
      ).rows;
    expect(await held()).toMatchObject([{ removed_at: null }]);
    const custody = await ground.owner.call(destroyEvidence, act(evidenceId, 1));
    expect(custody).toMatchObject({
      state: "destroyed",
      events: [{}, { act: "destroyed", sha256: file?.sha256 }],
    });
    expect(await held()).toMatchObject([{ address: null, wrapped_key: null }]);
    await owner.end();
    expect((await search()).items).toEqual([]);
    const [after] = (await ground.owner.call(listEvidence, { caseId })).items;
    expect(after?.file).toMatchObject({
      name: "ledger.txt",
      sha256: file?.sha256,
      destroyedAt: expect.any(String),
    });
    expect(after?.may).not.toContain("check-evidence");
    await expect(ground.owner.call(downloadEvidence, { evidenceId })).rejects.toMatchObject({
      code: "not-found",
    });
    const eventId = custody.events[1]?.eventId ?? "";
    await expect(ground.owner.call(strikeCustody, { evidenceId, eventId, reason: "x" })).rejects.toEqual(
      refused("bytes-gone"),
    );
  });

  it("of destroying are stopped by a legal hold", async () => {
    const caseId = await ground.newCase();
    const { evidenceId } = await newEvidence(ground, caseId);
    await ground.owner.call(setLegalHold, { caseId, reason: "Appeal" });
    await expect(ground.owner.call(destroyEvidence, act(evidenceId, 1))).rejects.toEqual(
      refused("legal-hold"),
    );
  });

  it("of two people at one moment both stand, one after the other", async () => {
    const { evidenceId } = await newEvidence(ground, await ground.newCase());
    const both = await Promise.all(
      [1, 2].map((hour) => ground.owner.call(examineEvidence, act(evidenceId, hour))),
    );
    expect(Math.max(...both.map(({ events }) => events.length))).toBe(3);
    const ends = await Promise.allSettled(
      [3, 4].map((hour) => ground.owner.call(returnEvidence, act(evidenceId, hour, { to: "owner" }))),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the words of evidence", () => {
  it("are read in the background and found inside their case alone", async () => {
    const [caseId, other] = [await ground.newCase(), await ground.newCase()];
    await newEvidence(ground, caseId, { content: "He wrote the debts into a GREEN\nnotebook." });
    await newEvidence(ground, caseId, {
      content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]),
      name: "photo.jpg",
    });
    await ground.jobsDone();
    const { items } = await ground.owner.call(listEvidence, { caseId });
    expect(items.map(({ textState, intact }) => [textState, intact])).toEqual([
      ["read", true],
      ["none", true],
    ]);
    const found = await ground.owner.call(searchEvidence, { caseId, text: "green notebook" });
    expect(found).toMatchObject({ items: [{ exhibit: 1, page: 1 }], pages: 1, complete: true, unread: 0 });
    expect((await ground.owner.call(searchEvidence, { caseId: other, text: "green" })).items).toEqual([]);
  });

  it("lie sealed: neither they nor titles, holders or digests stand in the database or beside it in plain", async () => {
    const caseId = await ground.newCase();
    const canary = `CANARY-${randomUUID()}`;
    const evidence = await newEvidence(ground, caseId, {
      content: `the words ${canary}`,
      title: `title ${canary}`,
      beginning: { ...seizure, by: `holder ${canary}` },
    });
    await ground.jobsDone();
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      `select (select string_agg(e::text, '') from casefile.evidence e) || (select string_agg(c::text, '') from casefile.custody_event c)
         || (select string_agg(t::text, '') from casefile.evidence_text t) as all`,
    );
    await database.end();
    expect(rows[0].all).not.toContain(canary);
    expect(rows[0].all).not.toContain(Buffer.from(canary).toString("hex"));
    expect(rows[0].all).not.toContain(evidence.file?.sha256 ?? "?");
    const temporary = join(ground.kernel.services.config.dataFolder, "tmp");
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("bytes that were changed where they lie", () => {
  it("are found out by the next check, show as a break, and are never served as whole", async () => {
    const caseId = await ground.newCase();
    const { evidenceId } = await newEvidence(ground, caseId, { content: "x".repeat(200_000) });
    await ground.jobsDone();
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select f.address from files.file f join casefile.evidence e using (file_id) where e.evidence_id = $1",
      [evidenceId],
    );
    await database.end();
    const address: string = rows[0].address;
    const path = join(ground.kernel.services.config.dataFolder, "files", address.slice(0, 2), address);
    const bytes = await readFile(path);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await ground.owner.call(checkEvidence, { evidenceId });
    await ground.jobsDone();
    const custody = await ground.owner.call(getCustody, { evidenceId });
    expect(custody.breaks).toEqual([{ code: "bytes-differ", eventId: null, params: {} }]);
    expect((await ground.owner.call(listEvidence, { caseId })).items[0]).toMatchObject({ intact: false });
  });
});
