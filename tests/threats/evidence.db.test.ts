import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partBytes, sweepFiles } from "#kernel/files";
import { newKey, type OfficeGround, openOfficeGround } from "./http-ground.ts";

let ground: OfficeGround;
beforeAll(async () => {
  ground = await openOfficeGround();
});
afterAll(() => ground?.close());

const beginning = {
  act: "seized",
  at: "2026-03-02T12:00:00Z",
  by: "Insp. Vidal",
  place: "Office",
  reason: "Warrant",
};

function ask(path: string, input: unknown, cookie = ground.cookie) {
  return ground.ask(`/api/${path}`, input, { cookie, headers: newKey() });
}

function begin(bytes: number, more: object = {}, cookie = ground.cookie) {
  const input = { uploadId: randomUUID(), use: "evidence", name: "disk.img", bytes, ...more };
  return ask("import/upload-begin", input, cookie);
}

function sendPart(uploadId: string, part: number, raw: Buffer, cookie = ground.cookie) {
  const headers = { "content-type": "application/octet-stream" };
  return ground.ask(`/api/import/upload-part?upload=${uploadId}&part=${part}`, {}, { cookie, raw, headers });
}

async function add(caseId: string, uploadId: string, more: object = {}) {
  const input = {
    caseId,
    evidenceId: randomUUID(),
    kind: "file",
    title: "Disk",
    uploadId,
    beginning,
    ...more,
  };
  return ask("casefile/add-evidence", input);
}

describe("a file sent in parts", () => {
  it("goes on where it was broken off, on another server too, and keeps every byte", async () => {
    const { caseId } = await ground.newCase();
    const content = randomBytes(partBytes + 12_345);
    const parts = [content.subarray(0, partBytes), content.subarray(partBytes)];
    const begun = await begin(content.length);
    const uploadId = String(begun.body.uploadId);
    expect(begun.body).toEqual({ uploadId, partBytes, parts: 2, arrived: [] });
    // The last part first: so that the digest cannot be taken on the way and every byte is read again.
    expect((await sendPart(uploadId, 1, parts[1] as Buffer)).status).toBe(200);
    const early = await ask("import/upload-finish", { uploadId });
    expect([early.status, early.body.detail]).toEqual([
      422,
      "1 of 2 parts of the file have not arrived yet. Please go on with the upload.",
    ]);
    const short = await sendPart(uploadId, 0, (parts[0] as Buffer).subarray(0, 1000));
    expect(short.body.detail).toMatch(/must have 33554432 bytes; 1000 arrived/);
    expect((await begin(content.length, { uploadId })).body.arrived).toEqual([1]);
    expect((await sendPart(uploadId, 0, parts[0] as Buffer)).status).toBe(200);
    expect((await sendPart(uploadId, 0, parts[0] as Buffer)).status).toBe(200);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const wrong = await ask("import/upload-finish", { uploadId, sha256: "0".repeat(64) });
    expect(wrong.body.detail).toContain(sha256);
    const done = await ask("import/upload-finish", { uploadId, sha256 });
    expect(done.body).toMatchObject({ name: "disk.img", bytes: content.length, sha256 });
    const added = await add(caseId, String(done.body.uploadId), { sha256 });
    expect(added.body).toMatchObject({ exhibit: 1, file: { bytes: content.length, sha256 } });
    // A sweep two days later leaves both parts where they are.
    await sweepFiles(
      ground.kernel.services.engine.app,
      ground.kernel.services.files,
      new Date(Date.now() + 2 * 86_400_000),
    );
    const got = await ask("casefile/download-evidence", { evidenceId: added.body.evidenceId });
    expect(got.status).toBe(200);
    expect(Number(got.headers["content-length"])).toBe(content.length);
  });

  it("breaks off in the middle without leaving anything, and the rest goes with the sweep when it is given up", async () => {
    const { body } = await begin(partBytes + 10);
    const uploadId = String(body.uploadId);
    expect((await sendPart(uploadId, 1, Buffer.alloc(11))).status).toBe(422);
    expect((await sendPart(uploadId, 2, Buffer.alloc(1))).status).toBe(404);
    expect((await sendPart(uploadId, 1, Buffer.alloc(10, 1))).status).toBe(200);
    expect((await ask("import/upload-drop", { uploadId })).body).toEqual({ dropped: true });
    expect((await sendPart(uploadId, 0, Buffer.alloc(10))).status).toBe(404);
    const folder = join(ground.kernel.services.config.dataFolder, "files");
    const before = await filesIn(folder);
    await sweepFiles(
      ground.kernel.services.engine.app,
      ground.kernel.services.files,
      new Date(Date.now() + 2 * 86_400_000),
    );
    expect((await filesIn(folder)).length).toBeLessThan(before.length);
  });

  it("is nobody else's: a stranger, another right, another purpose and no session get the same nothing", async () => {
    const { body } = await begin(100);
    const uploadId = String(body.uploadId);
    for (const path of ["import/upload-finish", "import/upload-drop"])
      expect((await ask(path, { uploadId }, ground.stranger)).status).toBe(404);
    expect((await sendPart(uploadId, 0, Buffer.alloc(100), ground.stranger)).status).toBe(404);
    expect((await begin(100, { uploadId }, ground.stranger)).status).not.toBe(200);
    const analyst = await ground.newPerson("rapporteur");
    expect((await begin(100, {}, analyst)).status).toBe(404);
    expect((await begin(100, { use: "attachment" })).status).toBe(404);
    expect((await sendPart(uploadId, 0, Buffer.alloc(100), "")).status).toBe(401);
    const form = await ground.ask(
      `/api/import/upload-part?upload=${uploadId}&part=0`,
      {},
      {
        cookie: ground.cookie,
        raw: "x",
        headers: { "content-type": "text/plain" },
      },
    );
    expect(form.status).toBe(422);
  });

  it("above 5 GB is refused with a sentence before its first byte", async () => {
    const { status, body } = await begin(5 * 1024 ** 3 + 1);
    expect(status).toBe(413);
    expect(body.detail).toMatch(/disk\.img has 5121 MB\. We take files of up to 5120 MB/);
    expect((await begin(0)).status).toBe(422);
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const kinds = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).isFile()));
  return names.filter((_, at) => kinds[at]);
}

async function whole(content: string, name: string): Promise<string> {
  const raw = Buffer.from(content);
  const { body } = await begin(raw.length, { name, mediaType: "text/html" });
  await sendPart(String(body.uploadId), 0, raw);
  const done = await ask("import/upload-finish", { uploadId: body.uploadId });
  return String(done.body.uploadId);
}

describe("a file of evidence that means harm", () => {
  it("leaves as bytes of no type, sandboxed, under a name without paths, controls or turned letters", async () => {
    const { caseId } = await ground.newCase();
    const html = "<script>alert(1)</script>";
    const uploadId = await whole(html, "../../etc/\u202Egnp.exe\r\nset-cookie: a=b");
    const added = await add(caseId, uploadId);
    expect(added.status).toBe(200);
    const got = await ask("casefile/download-evidence", { evidenceId: added.body.evidenceId });
    expect(got.text).toBe(html);
    expect(got.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    });
    const disposition = String(got.headers["content-disposition"]);
    expect(disposition).toMatch(/^attachment; filename="/);
    expect(decodeURIComponent(disposition)).not.toMatch(/[/\\\r\n\u202e]/);
    expect(got.headers["set-cookie"]).toBeUndefined();
    expect(
      (await ask("casefile/download-evidence", { evidenceId: added.body.evidenceId }, ground.stranger))
        .status,
    ).toBe(404);
  });

  it("[S9] never becomes an attachment, for nothing cleaned it", async () => {
    const { caseId } = await ground.newCase();
    const uploadId = await whole("raw", "photo.jpg");
    const attached = await ask("attachment/add-attachment", {
      attachmentId: randomUUID(),
      dossierId: caseId,
      compartment: "investigation",
      uploadId,
    });
    expect(attached.body.refusal).toBe("upload-gone");
    expect((await add(caseId, uploadId)).status).toBe(200);
  });
});
