import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text as textOfStream } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTemporary, sweepFiles } from "#kernel/files";
import { makePdf } from "#kernel/report";
import type { TestAccount } from "#kernel/testing";
import { buildScan } from "../builders.ts";
import { answerFindings } from "../edit/answer-findings.ts";
import { askPublication } from "../edit/ask-publication.ts";
import { getDraft } from "../edit/get-draft.ts";
import { listDrafts } from "../edit/list-drafts.ts";
import { openToEverybody } from "../edit/open-to-everybody.ts";
import { withdrawJudgment } from "../edit/withdraw-judgment.ts";
import { searchJudgments } from "../search-judgments.ts";
import { type CaselawGround, openCaselawGround } from "../test-ground.ts";
import { addFile } from "./add-file.ts";
import { downloadFile, downloadProposedFile, downloadPublishedFile } from "./download-file.ts";
import { listFiles } from "./list-files.ts";
import { readFileAgain } from "./read-file.ts";
import { redactFile } from "./redact-file.ts";
import { removeFile } from "./remove-file.ts";
import { setFileUse } from "./set-file-use.ts";
import { writeFileText } from "./write-file-text.ts";

let ground: CaselawGround;
let paper: Buffer;
const folder = mkdtempSync(join(tmpdir(), "palermo-judgment-files-"));
beforeAll(async () => {
  ground = await openCaselawGround();
  paper = await pdfOf(
    "The witness Ngozi Okafor said that Adam Korbin had kept her passport in the smokehouse. Bela Mott drove them.",
  );
});
afterAll(async () => {
  await ground?.kernel.close();
  rmSync(folder, { recursive: true, force: true });
});

async function pdfOf(words: string): Promise<Buffer> {
  const { pdf } = await makePdf({
    ...{ template: "document", lang: "en", demonstration: false },
    data: { title: "Judgment", date: "2026", blocks: [{ kind: "text", text: words }] },
  });
  return pdf;
}

async function upload(who: TestAccount, bytes: Buffer, name = "Okafor judgment.pdf"): Promise<string> {
  const stored = await ground.kernel.services.files.write(Readable.from([bytes]), { limit: 400_000_000 });
  const { temporaryId } = await who.work((context) =>
    addTemporary(context, { name, mediaType: "application/pdf", stored }),
  );
  return temporaryId;
}

async function settled(judgmentId: string) {
  for (let tries = 0; tries < 300; tries += 1) {
    const { items, needed } = await ground.editor.call(listFiles, { judgmentId });
    const [file] = items;
    if (file && file.state !== "reading" && !file.copying) return { file, needed };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the file was not settled in time");
}

async function withFile(bytes = paper) {
  const made = await ground.draft();
  const fileId = randomUUID();
  const uploadId = await upload(ground.editor, bytes);
  await ground.editor.call(addFile, { judgmentId: made.judgmentId, fileId, uploadId, lang: "en" });
  return { ...made, fileId, ...(await settled(made.judgmentId)) };
}

/** With every name answered, redacted and meant for readers. */
async function ready() {
  const made = await withFile();
  const { judgmentId, fileId } = made;
  await ground.editor.call(setFileUse, { fileId, intended: "publish" });
  await ground.editor.call(answerFindings, {
    judgmentId,
    answers: [{ finding: "Ngozi Okafor", answer: "name", replacement: "N. O." }],
  });
  const { needed } = await ground.editor.call(listFiles, { judgmentId });
  await ground.editor.call(redactFile, { fileId, marks: { phrases: needed, rects: [] } });
  return { ...made, ...(await settled(judgmentId)) };
}

async function bytesOf(found: { address: string; key: string }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of ground.kernel.services.files.read(found)) parts.push(piece as Buffer);
  return Buffer.concat(parts);
}

const poppler = existsSync("/usr/bin/pdftotext");
function readBack(bytes: Buffer): string {
  const path = join(folder, `${randomUUID()}.pdf`);
  writeFileSync(path, bytes);
  const seen = poppler ? execFileSync("pdftotext", ["-raw", path, "-"]).toString("utf8") : "";
  return `${bytes.toString("latin1")}\n${seen}`;
}

describe("[L1] files of judgments", () => {
  test("a stranger gets nothing: neither other agencies nor readers of one's own, nor the public", async () => {
    const { judgmentId, fileId } = await withFile();
    const marks = { phrases: [], rects: [] };
    for (const who of [ground.elsewhere, ground.reader])
      for (const ask of [
        () => who.call(listFiles, { judgmentId }),
        () => who.call(downloadFile, { fileId, which: "original" }),
        () => who.call(downloadPublishedFile, { fileId }),
        () => who.call(downloadProposedFile, { judgmentId, fileId }),
        () => who.call(setFileUse, { fileId, intended: "publish" }),
        () => who.call(redactFile, { fileId, marks }),
        () => who.call(writeFileText, { fileId, text: "mine" }),
        () => who.call(readFileAgain, { fileId }),
        () => who.call(removeFile, { fileId }),
      ])
        await expect(ask()).rejects.toMatchObject({ code: "not-found" });
    const uploadId = await upload(ground.elsewhere, paper);
    await expect(
      ground.elsewhere.call(addFile, { judgmentId, fileId: randomUUID(), uploadId, lang: "en" }),
    ).rejects.toMatchObject({ code: "not-found" });
    for (const table of ["file", "proposal_file"])
      await expect(ground.kernel.database.public.query(`select from caselaw.${table}`)).rejects.toThrow(
        "permission denied",
      );
  });

  test("are read by themselves: their words are found by their editors and asked about, once readers shall have them", async () => {
    const { judgmentId, fileId, code, file } = await withFile();
    expect(file).toMatchObject({ state: "read", textBy: "file", intended: "inside", copy: null });
    expect(file.textStart).toContain("smokehouse");
    const found = await ground.editor.call(listDrafts, { text: "smokehouse" });
    expect(found.items.map((one) => one.code)).toContain(code);
    const asked = async () =>
      (await ground.editor.call(getDraft, { code })).findings.map(({ finding, fields }) => [finding, fields]);
    expect(await asked()).toEqual([]);
    await ground.editor.call(setFileUse, { fileId, intended: "publish" });
    expect(await asked()).toContainEqual(["Ngozi Okafor", ["file"]]);
    await expect(
      ground.editor.call(askPublication, { judgmentId, audience: "inside" }),
    ).rejects.toMatchObject({ detail: { refusal: "names-open" } });
  });

  test("have no copy that leaves a confirmed name or a defendant who may not be named", async () => {
    const { judgmentId, fileId } = await withFile();
    await ground.editor.call(setFileUse, { fileId, intended: "publish" });
    await ground.editor.call(answerFindings, {
      judgmentId,
      answers: [{ finding: "Ngozi Okafor", answer: "name", replacement: "N. O." }],
    });
    const { needed } = await ground.editor.call(listFiles, { judgmentId });
    expect(needed.map(({ phrase }) => phrase)).toEqual(["Ngozi Okafor", "Bela Mott", "Bela", "Mott"]);
    await expect(
      ground.editor.call(redactFile, { fileId, marks: { phrases: needed.slice(1), rects: [] } }),
    ).rejects.toMatchObject({ detail: { refusal: "names-left" } });
    await expect(
      ground.editor.call(askPublication, { judgmentId, audience: "inside" }),
    ).rejects.toMatchObject({ detail: { refusal: "files-not-ready" } });
  });

  test("lose the names really: no tool gets them back from the copy; the file as it came stays inside", async () => {
    const { fileId, file } = await ready();
    expect(file.copy?.lacks).toEqual([]);
    expect(file.copy?.text).toContain("smokehouse");
    expect(file.copy?.withheld.length).toBeGreaterThan(0);
    const copy = readBack(await bytesOf(await ground.editor.call(downloadFile, { fileId, which: "copy" })));
    for (const gone of ["Okafor", "Ngozi", "Mott"]) expect(copy).not.toContain(gone);
    if (poppler) expect(copy).toContain("smokehouse");
    const original = await bytesOf(await ground.editor.call(downloadFile, { fileId, which: "original" }));
    expect(original.equals(paper)).toBe(true);
  });

  test("go out as the copy alone, with their second person, are found by what is left in them, and go with the judgment", async () => {
    const { judgmentId, fileId, code } = await ready();
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    const seen = await ground.waiting(ground.elsewhere, judgmentId);
    const line = seen?.lines.find(({ label }) => label === "caselaw:edit.file");
    expect(line?.after).toContain("smokehouse");
    expect(JSON.stringify(seen?.lines)).not.toMatch(/Okafor|Mott/);
    const waiting = await bytesOf(await ground.elsewhere.call(downloadProposedFile, { judgmentId, fileId }));
    expect(readBack(waiting)).not.toContain("Okafor");
    await ground.approve(ground.elsewhere, judgmentId);
    const found = await ground.reader.call(downloadPublishedFile, { fileId });
    expect(found.name).toBe(`${code}-1-en.pdf`);
    expect((await bytesOf(found)).equals(waiting)).toBe(true);
    const search = async (query: string) =>
      (await ground.reader.call(searchJudgments, { query })).items.map((one) => one.code);
    expect(await search("smokehouse")).toEqual([code]);
    expect(await search("Okafor")).toEqual([]);
    const openly = async () =>
      (
        await ground.kernel.database.public.query("select from caselaw.published_file where file_id = $1", [
          fileId,
        ])
      ).rows.length;
    expect(await openly()).toBe(0);
    await ground.editor.call(openToEverybody, { judgmentId });
    await ground.approve(ground.colleague, judgmentId);
    expect(await openly()).toBe(1);
    expect(await search("smokehouse")).toEqual([code]);
    await ground.colleague.call(withdrawJudgment, { judgmentId, reason: "A name was left" });
    expect(await openly()).toBe(0);
    expect(await search("smokehouse")).toEqual([]);
    await expect(ground.reader.call(downloadPublishedFile, { fileId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("nobody publishes one by hand, and no file as it came has a way into a proposal", async () => {
    const { judgmentId, fileId } = await ready();
    await ground.editor.call(askPublication, { judgmentId, audience: "everybody" });
    await ground.approve(ground.colleague, judgmentId);
    for (const change of [
      sql`update caselaw.published_file set address = (select address from caselaw.file where file_id = ${fileId}::uuid)`,
      sql`update caselaw.published_file set audience = 'inside'`,
      sql`delete from caselaw.published_file`,
      sql`insert into caselaw.published_file (file_id, judgment_id, audience, place, lang, bytes, address, file_key, withheld)
        select file_id, judgment_id, 'everybody', 2, lang, bytes, address, 'k', '[]' from caselaw.file where file_id = ${fileId}::uuid`,
    ])
      await expect(ground.editor.work(({ tx }) => change.execute(tx))).rejects.toThrow("second person");
  });

  test("another name confirmed later makes the copy one that may not go out any more", async () => {
    const { judgmentId, fileId, code } = await ready();
    await ground.editor.call(answerFindings, {
      judgmentId,
      answers: [{ finding: "smokehouse", answer: "name", replacement: "a house" }],
    });
    const { file } = await settled(judgmentId);
    expect(file.copy?.lacks.map(({ phrase }) => phrase)).toEqual(["smokehouse"]);
    await expect(
      ground.editor.call(askPublication, { judgmentId, audience: "inside" }),
    ).rejects.toMatchObject({ detail: { refusal: "files-not-ready" } });
    // Kept inside, it stops nothing, and nothing of it goes out.
    await ground.editor.call(setFileUse, { fileId, intended: "inside" });
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    await ground.approve(ground.colleague, judgmentId);
    expect((await ground.published(ground.reader, code))?.code).toBe(code);
    await expect(ground.reader.call(downloadPublishedFile, { fileId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("a change of what readers shall get is a new version, which waits for a second person anew", async () => {
    const { judgmentId, fileId, code } = await ready();
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    await ground.approve(ground.colleague, judgmentId);
    await ground.editor.call(removeFile, { fileId });
    const held = await ground.editor.call(getDraft, { code });
    expect([held.state, held.version, held.published?.version]).toEqual(["draft", 2, 1]);
    expect((await ground.reader.call(downloadPublishedFile, { fileId })).bytes).toBeGreaterThan(0);
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    await ground.approve(ground.colleague, judgmentId);
    await expect(ground.reader.call(downloadPublishedFile, { fileId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("pictures of paper say that they have no text; it is entered by hand, and somebody has to have looked at each page", async () => {
    const { judgmentId, fileId, code, file } = await withFile(buildScan());
    expect([file.state, file.textBy]).toEqual(["no-text", null]);
    await ground.editor.call(writeFileText, { fileId, text: "Bela Mott kept the lanternhouse." });
    await ground.editor.call(setFileUse, { fileId, intended: "publish" });
    const { needed } = await ground.editor.call(listFiles, { judgmentId });
    const marks = { phrases: needed, rects: [{ page: 1, left: 60, bottom: 60, right: 200, top: 400 }] };
    await expect(ground.editor.call(redactFile, { fileId, marks })).rejects.toMatchObject({
      detail: { refusal: "not-looked-through" },
    });
    await ground.editor.call(redactFile, { fileId, marks, lookedThrough: true });
    await settled(judgmentId);
    await ground.editor.call(askPublication, { judgmentId, audience: "inside" });
    await ground.approve(ground.colleague, judgmentId);
    const search = async (query: string) =>
      (await ground.reader.call(searchJudgments, { query })).items.map((one) => one.code);
    expect(await search("lanternhouse")).toEqual([code]);
    expect(await search("Mott")).toEqual([]);
  });

  test("what is no PDF, broken or encrypted is told in a sentence, and loses nothing", async () => {
    const { fileId, file, code } = await withFile(Buffer.from("%PDF-1.7\nnothing else"));
    expect(file.state).toBe("unreadable");
    expect(file.problem?.length).toBeGreaterThan(10);
    await ground.editor.call(setFileUse, { fileId, intended: "publish" });
    await expect(
      ground.editor.call(redactFile, { fileId, marks: { phrases: [], rects: [] } }),
    ).rejects.toMatchObject({ detail: { refusal: expect.stringMatching(/file-unreadable|names-left/) } });
    expect((await ground.editor.call(getDraft, { code })).state).toBe("draft");
  });

  test("the sweep leaves what a judgment names, and takes what none names any more", async () => {
    const { fileId } = await ready();
    const original = await ground.editor.call(downloadFile, { fileId, which: "original" });
    const copy = await ground.editor.call(downloadFile, { fileId, which: "copy" });
    const { files, database } = ground.kernel.services;
    const later = () => sweepFiles(database.app, files, new Date(Date.now() + 48 * 3_600_000));
    await later();
    expect((await bytesOf(original)).length).toBe(original.bytes);
    expect((await bytesOf(copy)).length).toBe(copy.bytes);
    await ground.editor.call(removeFile, { fileId });
    await later();
    await expect(textOfStream(files.read(original))).rejects.toThrow();
  });
});
