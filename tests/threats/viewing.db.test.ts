import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everything } from "../../kernel/pdf/test-file.ts";
import { newKey, type OfficeGround, openOfficeGround } from "./http-ground.ts";

let ground: OfficeGround;
let caseId: string;
beforeAll(async () => {
  ground = await openOfficeGround();
  ({ caseId } = await ground.newCase());
});
afterAll(() => ground?.close());

function ask(path: string, input: unknown, cookie = ground.cookie) {
  return ground.ask(`/api/${path}`, input, { cookie, headers: newKey() });
}

/** A PNG of one pixel, with whatever behind it. */
function png(behind = ""): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, 77]))),
    chunk("IEND", Buffer.alloc(0)),
    Buffer.from(behind),
  ]);
}

/** An archive that holds an archive. */
function zipInZip(): Buffer {
  const zip = (name: string, content: Buffer) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), content]);
  };
  return zip("inner.zip", zip("secret.exe", Buffer.from("MZ")));
}

/** Puts a file into the case and waits until its bytes were read. */
async function evidence(content: Buffer | string, name: string, mediaType: string) {
  const raw = Buffer.from(content as string);
  const uploadId = randomUUID();
  await ask("import/upload-begin", { uploadId, use: "evidence", name, mediaType, bytes: raw.length });
  await ground.ask(
    `/api/import/upload-part?upload=${uploadId}&part=0`,
    {},
    { cookie: ground.cookie, raw, headers: { "content-type": "application/octet-stream" } },
  );
  const done = await ask("import/upload-finish", { uploadId });
  const evidenceId = randomUUID();
  const added = await ask("casefile/add-evidence", {
    caseId,
    evidenceId,
    kind: "file",
    title: name,
    uploadId: done.body.uploadId,
    beginning: { act: "seized", at: "2026-03-02T12:00:00Z", by: "I", place: "O", reason: "W" },
  });
  expect(added.status, added.text).toBe(200);
  for (let tries = 0; tries < 600; tries += 1) {
    const { body } = await ask("casefile/list-evidence", { caseId });
    const found = (body.items as Record<string, unknown>[]).find((one) => one.evidenceId === evidenceId);
    if (found?.checkedAt && found.textState !== "waiting") return { evidenceId, found };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the bytes were not read");
}

const asBytes = {
  "content-type": "application/octet-stream",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

const html = "<!doctype html><script>fetch('/api/session/whoami')</script>";
const svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>";

describe("evidence shown inside a case", () => {
  it.each([
    ["a page that says it is a picture", html, "photo.png", "image/png", null],
    ["a drawing with scripts", svg, "map.svg", "image/svg+xml", null],
    ["a drawing with scripts that says it is a PNG", svg, "map.png", "image/png", null],
    ["a ZIP in a ZIP", zipInZip(), "photos.zip", "application/zip", null],
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), "letter.pdf", "application/pdf", null],
    ["a picture with a page behind it", png(html), "photo.html", "text/html", "png"],
    ["a picture", png(), "../../..\\photo.png\r\nx: y", "image/png", "png"],
    ["a PDF with scripts and attachments", everything(), "letter.png", "image/png", "pdf"],
  ] as const)(
    "%s is what its first bytes are, and leaves as bytes of no type",
    async (_, content, name, type, kind) => {
      const { evidenceId, found } = await evidence(content as Buffer, name, type);
      expect(found.shownAs).toBe(kind);
      const picture = await ask("casefile/view-picture", { evidenceId });
      expect(picture.status).toBe(kind === "png" ? 200 : 404);
      const page = await ask("casefile/view-page", { evidenceId, page: 1 });
      expect(page.status).toBe(kind === "pdf" ? 200 : 404);
      for (const got of [picture, await ask("casefile/download-evidence", { evidenceId })]) {
        if (got.status !== 200) continue;
        expect(got.headers).toMatchObject(asBytes);
        const disposition = String(got.headers["content-disposition"]);
        expect(disposition).toMatch(/^attachment; filename="/);
        expect(decodeURIComponent(disposition)).not.toMatch(/[/\\\r\n]/);
      }
      for (const name of ["view-picture", "download-evidence", "view-page"]) {
        const path = `/api/casefile/${name}?evidenceId=${evidenceId}`;
        const opened = await ground.ask(path, {}, { cookie: ground.cookie, method: "GET" });
        expect(opened.status).toBe(404);
      }
    },
  );

  it("shows the words of a page as text in an answer that no browser takes for a page", async () => {
    const { evidenceId } = await evidence(html, "page.html", "text/html");
    const words = await ask("casefile/view-words", { evidenceId, page: 1 });
    expect(words.body).toMatchObject({ text: expect.stringContaining("<script>"), pages: 1 });
    expect(words.headers["content-type"]).toMatch(/^application\/json/);
    expect(words.headers["x-content-type-options"]).toBe("nosniff");
    expect((await ask("casefile/view-words", { evidenceId, page: 2 })).status).toBe(404);
  });

  it("is not there for a stranger, nor without a session", async () => {
    const { evidenceId } = await evidence(png(), "a.png", "image/png");
    for (const [name, input] of [
      ["view-picture", { evidenceId }],
      ["view-page", { evidenceId, page: 1 }],
      ["view-words", { evidenceId, page: 1 }],
    ] as const) {
      expect((await ask(`casefile/${name}`, input, ground.stranger)).status).toBe(404);
      expect((await ask(`casefile/${name}`, input, "")).status).toBe(401);
    }
  });

  it("writes down who looked at what", async () => {
    const { evidenceId } = await evidence(png(), "b.png", "image/png");
    await ask("casefile/view-picture", { evidenceId });
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner.query(
      "select count(*)::int as n from audit.event where action = 'casefile.view-picture' and outcome = 'read' and $1 = any (dossiers)",
      [caseId],
    );
    await owner.end();
    expect(rows[0].n).toBeGreaterThan(0);
  });
});
