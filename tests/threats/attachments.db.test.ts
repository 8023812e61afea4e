import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkContext } from "#kernel/action";
import { addAttachment, listAttachments } from "#kernel/attachment";
import { hashPassword } from "#kernel/session";
import type { TestAccount } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { give, openTestDossier } from "../../kernel/part/test-ground.ts";
import { type HttpGround, openHttpGround } from "./http-ground.ts";

const password = "a long enough passphrase";
let ground: HttpGround;
let agencyId = "";
let owner: TestAccount;
let ownersCookie = "";
let passwordHash = "";

beforeAll(async () => {
  ground = await openHttpGround([casefile]);
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
  owner = await person("investigator");
  ownersCookie = await ground.signIn(owner.email, password);
});
afterAll(() => ground?.close());

function person(role: string): Promise<TestAccount> {
  return ground.kernel.openAccount({ agencyId, roles: [role], passwordHash });
}

const html = "<script>alert(1)</script>";
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x12]),
  Buffer.from("Exif\0\0GPS-CANARY", "latin1").subarray(0, 16),
  Buffer.from([0xff, 0xda, 0x00, 0x02, 0x11, 0x22, 0xff, 0xd9]),
]);

/** One file as a browser sends it. */
function upload(cookie: string, name: string, content: string | Buffer, query = "use=attachment") {
  const line = "----palermo";
  const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${line}--\r\n`)]);
  return ground.ask(
    `/api/import/upload?${query}`,
    {},
    {
      cookie,
      raw,
      headers: { "content-type": `multipart/form-data; boundary=${line}` },
    },
  );
}

async function attach(dossierId: string, name: string, content: string | Buffer) {
  const sent = await upload(ownersCookie, name, content);
  expect(sent.status).toBe(200);
  return owner.call(addAttachment, {
    attachmentId: randomUUID(),
    dossierId,
    compartment: "investigation",
    uploadId: String(sent.body.uploadId),
    description: "From the search of the office",
  });
}

async function hold(tx: WorkContext["tx"], dossierId: string, on: boolean): Promise<void> {
  await (on
    ? sql`select access.set_hold(${dossierId}::uuid, 'order')`
    : sql`select access.lift_hold(${dossierId}::uuid, 'over')`
  ).execute(tx);
}

function download(cookie: string | undefined, input: object) {
  return ground.ask("/api/attachment/download-attachment", input, { cookie });
}

describe("attachments", () => {
  test("a stranger gets nothing: no list, no bytes, no way in, the same answer as where nothing is", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { attachmentId } = await attach(dossierId, "list.txt", "names of ships");
    const stranger = await person("investigator");
    const cookie = await ground.signIn(stranger.email, password);
    for (const there of [dossierId, randomUUID()]) {
      await expect(stranger.call(listAttachments, { dossierId: there })).rejects.toMatchObject({
        code: "not-found",
      });
      expect((await download(cookie, { dossierId: there, attachmentId })).status).toBe(404);
    }
    const sent = await upload(cookie, "x.txt", "x");
    await expect(
      stranger.call(addAttachment, {
        attachmentId: randomUUID(),
        dossierId,
        compartment: "investigation",
        uploadId: String(sent.body.uploadId),
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await download(undefined, { dossierId, attachmentId })).status).toBe(401);
    const auditor = await person("auditor");
    expect((await upload(await ground.signIn(auditor.email, password), "x.txt", "x")).status).toBe(404);
  });

  test("are sent as attachments of no type in a sandbox, only to a session, and each is written to the audit first", async () => {
    const { dossierId } = await openTestDossier(owner);
    const made = await attach(dossierId, "Beleg für Łódź ملف.html", html);
    expect(made).toMatchObject({
      name: "Beleg für Łódź ملف.html",
      description: "From the search of the office",
    });
    const { attachmentId } = made;
    const got = await download(ownersCookie, { dossierId, attachmentId });
    expect(got.text).toBe(html);
    expect(got.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(got.headers["content-disposition"]).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w%.!~-]+$/,
    );
    expect(
      (await ground.ask("/api/attachment/download-attachment", {}, { cookie: ownersCookie, method: "GET" }))
        .status,
    ).toBe(404);
    const database = await ground.kernel.database.owner();
    const { rows } = await database.query(
      "select count(*)::int as n from audit.event where action = 'attachment.download-attachment' and outcome = 'read' and $1 = any (dossiers)",
      [dossierId],
    );
    await database.end();
    expect(rows[0].n).toBe(1);
    // The file's key never stands in an answer of the API.
    const api = (await ground.ask("/api/openapi.json", {}, { method: "GET", cookie: ownersCookie })).text;
    expect(api).toContain("attachment/download-attachment");
    expect(JSON.stringify(await owner.call(listAttachments, { dossierId }))).not.toMatch(/"key"|"address"/);
  });

  test("[S9] lose what images say about their place; images of other kinds are refused with a sentence", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { attachmentId } = await attach(dossierId, "photo.jpg", jpeg);
    const got = await download(ownersCookie, { dossierId, attachmentId });
    expect(got.text).not.toContain("GPS");
    expect(got.headers["content-length"]).toBe("10");
    // Nor is there a way round by sending it for something else first.
    const sent = await upload(ownersCookie, "photo.csv", jpeg, "importer=htcds");
    expect(sent.status, sent.text).toBe(200);
    const round = await owner.call(addAttachment, {
      attachmentId: randomUUID(),
      dossierId,
      compartment: "investigation",
      uploadId: String(sent.body.uploadId),
      name: "photo.jpg",
    });
    expect(
      (await download(ownersCookie, { dossierId, attachmentId: round.attachmentId })).text,
    ).not.toContain("GPS");
    const refused = await upload(ownersCookie, "photo.heic", Buffer.from("\0\0\0\x18ftypheic GPS", "latin1"));
    expect(refused).toMatchObject({ status: 409, body: { code: "refused", refusal: "image-kind" } });
    expect(refused.body.detail).toMatch(/JPEG or PNG/);
  });

  test("lie encrypted on the disk, names sealed in the database", async () => {
    const { dossierId } = await openTestDossier(owner);
    await attach(dossierId, "CANARY-NAME.txt", "CANARY-BYTES");
    const folder = join(ground.kernel.services.config.dataFolder, "files");
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect((await readFile(join(entry.parentPath, entry.name))).includes("CANARY")).toBe(false);
    }
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select a::text, encode(a.name, 'escape') as name from attachment.attachment_investigation a",
    );
    await database.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("CANARY");
  });

  test("are taken away for good with a reason, by whoever added them; a legal hold keeps them", async () => {
    const { dossierId } = await openTestDossier(owner);
    const helper = await person("investigator");
    await give(owner, dossierId, {
      to: { account: helper.accountId },
      part: "investigation",
      level: "contribute",
    });
    const { attachmentId } = await attach(dossierId, "wrong.txt", "wrong file");
    const ids = { dossierId, attachmentId };
    await expect(
      helper.callByName("attachment.remove-attachment", { ...ids, reason: "x" }),
    ).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    const described = { ...ids, name: "wrong case.txt", description: "" };
    expect(await helper.callByName("attachment.describe-attachment", described)).toMatchObject({
      name: "wrong case.txt",
    });
    await owner.work(({ tx }) => hold(tx, dossierId, true));
    await expect(
      owner.callByName("attachment.remove-attachment", { ...ids, reason: "x" }),
    ).rejects.toMatchObject({
      detail: { refusal: "held" },
    });
    await owner.work(({ tx }) => hold(tx, dossierId, false));
    const removed = await owner.callByName("attachment.remove-attachment", {
      ...ids,
      reason: "Another case",
    });
    expect(removed).toMatchObject({ removed: { reason: "Another case" }, may: [] });
    expect((await download(ownersCookie, ids)).status).toBe(404);
  });

  test("uploads for a use that nobody declared, or without a file, are refused", async () => {
    expect((await upload(ownersCookie, "x.txt", "x", "use=nothing")).status).toBe(404);
    expect((await upload(ownersCookie, "x.txt", "x", "")).status).toBe(404);
    const { dossierId } = await openTestDossier(owner);
    await expect(
      owner.call(addAttachment, {
        attachmentId: randomUUID(),
        dossierId,
        compartment: "investigation",
        uploadId: randomUUID(),
      }),
    ).rejects.toMatchObject({ detail: { refusal: "upload-gone" } });
  });
});
