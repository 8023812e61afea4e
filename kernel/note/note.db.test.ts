import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { give, openTestDossier } from "../part/test-ground.ts";
import { openTestKernel, type TestAccount, type TestKernel } from "../testing/index.ts";
import { correctNote } from "./correct-note.ts";
import { listNoteVersions } from "./list-note-versions.ts";
import { listNotes } from "./list-notes.ts";
import { restoreNote } from "./restore-note.ts";
import { strikeNote } from "./strike-note.ts";
import { writeNote } from "./write-note.ts";

let kernel: TestKernel;
let agencyId = "";
let owner: TestAccount;
let advocate: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel();
  agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  advocate = await kernel.openAccount({ agencyId, roles: ["advocate"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function newNote(who: TestAccount, dossierId: string, text: string, part: "investigation" | "support") {
  return who.call(writeNote, { noteId: randomUUID(), dossierId, compartment: part, lang: "en", text });
}

describe("a stranger", () => {
  it("gets nothing of notes, and the same answer as for a dossier that is not there", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { noteId } = await newNote(owner, dossierId, "Seen at the harbour", "investigation");
    for (const there of [dossierId, randomUUID()]) {
      const asked: [unknown, unknown][] = [
        [listNotes, { dossierId: there }],
        [listNoteVersions, { dossierId: there, noteId }],
        [
          writeNote,
          { noteId: randomUUID(), dossierId: there, compartment: "investigation", lang: "en", text: "x" },
        ],
        [correctNote, { dossierId: there, noteId, text: "x" }],
        [strikeNote, { dossierId: there, noteId, reason: "x" }],
        [restoreNote, { dossierId: there, noteId }],
      ];
      for (const [declaration, input] of asked) {
        await expect(stranger.call(declaration as never, input as never)).rejects.toMatchObject({
          code: "not-found",
        });
      }
    }
  });
});

describe("a note", () => {
  it("[X1] is read by the readers of its part alone; police who keep the dossier do not see support", async () => {
    const { dossierId } = await openTestDossier(owner);
    await give(owner, dossierId, {
      to: { account: advocate.accountId },
      part: "support",
      level: "contribute",
    });
    const told = await newNote(advocate, dossierId, "Wishes to see a doctor", "support");
    await newNote(owner, dossierId, "Phone records asked for", "investigation");
    const police = await owner.call(listNotes, { dossierId });
    expect(police.items.map((note) => note.text)).toEqual(["Phone records asked for"]);
    expect(police).toMatchObject({
      writable: ["identity", "investigation"],
      shut: ["support", "prosecution"],
    });
    const support = await advocate.call(listNotes, { dossierId });
    expect(support.items).toMatchObject([
      { noteId: told.noteId, text: "Wishes to see a doctor", compartment: "support" },
    ]);
    expect(JSON.stringify(police)).not.toContain(told.noteId);
    // Not by its id, and not by the history of the dossier.
    await expect(owner.call(listNoteVersions, { dossierId, noteId: told.noteId })).rejects.toMatchObject({
      code: "not-found",
    });
    const history = JSON.stringify(await owner.callByName("history.list-history", { dossierId }));
    expect(history).toContain("note.note_investigation");
    expect(history).not.toContain(told.noteId);
  });

  it("is corrected without losing a text, struck out with a reason and restored, never deleted", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { noteId } = await newNote(owner, dossierId, "Blue van", "investigation");
    await owner.call(correctNote, { dossierId, noteId, text: "Green van" });
    const last = await owner.call(correctNote, { dossierId, noteId, text: "Grey van", lang: "fr" });
    expect(last).toMatchObject({
      text: "Grey van",
      lang: "fr",
      version: 3,
      corrected: { by: { accountId: owner.accountId } },
    });
    const struck = await owner.call(strikeNote, { dossierId, noteId, reason: "Another case" });
    expect(struck).toMatchObject({ struck: { reason: "Another case" }, may: ["restore-note"] });
    await expect(owner.call(correctNote, { dossierId, noteId, text: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    const restored = await owner.call(restoreNote, { dossierId, noteId });
    expect(restored).toMatchObject({ struck: null, text: "Grey van" });
    const { items } = await owner.call(listNoteVersions, { dossierId, noteId });
    expect(items.map((one) => one.text)).toEqual(["Grey van", "Green van", "Blue van"]);
    expect(items.map((one) => one.lang)).toEqual(["fr", "en", "en"]);
  });

  it("is sealed in the database, in its history too", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { noteId } = await newNote(owner, dossierId, "CANARY-ONE", "investigation");
    await owner.call(correctNote, { dossierId, noteId, text: "CANARY-TWO" });
    await owner.call(strikeNote, { dossierId, noteId, reason: "CANARY-THREE" });
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      `select n::text as text, encode(n.body, 'escape') as body from note.note_investigation n
       union all select h::text, '' from history.note_note_investigation h`,
    );
    await database.end();
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(rows)).not.toMatch(/CANARY/);
  });

  it("is corrected by its writer or by those who manage the part, and not over somebody else's change", async () => {
    const { dossierId } = await openTestDossier(owner);
    const helper = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
    await give(owner, dossierId, {
      to: { account: helper.accountId },
      part: "investigation",
      level: "contribute",
    });
    await give(owner, dossierId, { to: { account: reader.accountId }, part: "investigation" });
    const { noteId } = await newNote(owner, dossierId, "First", "investigation");
    const own = await newNote(helper, dossierId, "Helper's", "investigation");
    await expect(helper.call(correctNote, { dossierId, noteId, text: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    await expect(newNote(reader, dossierId, "x", "investigation")).rejects.toMatchObject({
      detail: { refusal: "read-only" },
    });
    expect((await reader.call(listNotes, { dossierId })).items.map((note) => note.may)).toEqual([[], []]);
    await owner.call(correctNote, { dossierId, noteId: own.noteId, text: "Managed" });
    await expect(
      helper.call(correctNote, { dossierId, noteId: own.noteId, text: "x" }, { expects: own.version }),
    ).rejects.toMatchObject({ code: "stale" });
  });

  it("is found by words inside the dossier, without marks and case, page by page", async () => {
    const { dossierId } = await openTestDossier(owner);
    for (const text of ["Café Müller, at noon", "شاهد في الميناء", "Another day"]) {
      await newNote(owner, dossierId, text, "investigation");
      await kernel.moveClock(1000);
    }
    const found = async (text: string) =>
      (await owner.call(listNotes, { dossierId, text })).items.map((note) => note.text);
    expect(await found("cafe muller")).toEqual(["Café Müller, at noon"]);
    expect(await found("الميناء")).toEqual(["شاهد في الميناء"]);
    expect(await found("nothing")).toEqual([]);
    const first = await owner.call(listNotes, { dossierId, limit: 2 });
    const second = await owner.call(listNotes, { dossierId, limit: 2, after: first.next ?? "" });
    expect([...first.items, ...second.items].map((note) => note.text)).toEqual([
      "Another day",
      "شاهد في الميناء",
      "Café Müller, at noon",
    ]);
    expect(second.next).toBeNull();
  });
});
