import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTemporary } from "#kernel/files";
import { makePdf } from "#kernel/report";
import { caselaw } from "#modules/caselaw";
import { openPublicGround, type PublicTestGround } from "../../kernel/public-face/public-ground.ts";
import { addFile } from "../../modules/caselaw/files/add-file.ts";
import { listFiles } from "../../modules/caselaw/files/list-files.ts";
import { redactFile } from "../../modules/caselaw/files/redact-file.ts";
import { setFileUse } from "../../modules/caselaw/files/set-file-use.ts";
import { openPublicOffice, type PublicOffice } from "../../modules/caselaw/public/public-office.ts";

let ground: PublicTestGround;
let office: PublicOffice;
beforeAll(async () => {
  ground = await openPublicGround([caselaw]);
  office = await openPublicOffice(ground.kernel);
});
afterAll(() => ground?.close());

const en = (text: string) => ({ lang: "en", text });
const numbered = (value: string) => [{ kind: "national" as const, value }];

describe("beside a public judgment", () => {
  test("stand those that relate to it, and what is like it; of those that stay inside not a word", async () => {
    const first = await office.publish("everybody", {
      title: en("The mill"),
      identifiers: numbered("1/20"),
      defendants: [],
      charges: [],
    });
    const relations = [{ kind: "cites" as const, code: first.code }];
    const open = { relations, defendants: [], charges: [] };
    const citing = await office.publish("everybody", {
      ...open,
      title: en("The weir"),
      identifiers: numbered("2/20"),
    });
    const inside = await office.publish("inside", {
      ...open,
      title: en("Insidecanary"),
      identifiers: numbered("3/20"),
    });
    const { payload } = await ground.get(`/public/en/caselaw/${first.code}`);
    expect(payload).toContain("The weir");
    expect(payload).toContain(`/caselaw/${first.code}/similar`);
    const similar = await ground.get(`/public/ar/caselaw/${first.code}/similar`);
    expect(similar.statusCode).toBe(200);
    expect(similar.payload).toContain(`/public/ar/caselaw/${citing.code}`);
    expect(similar.headers["x-robots-tag"]).toBe("noindex");
    for (const page of [payload, similar.payload]) {
      expect(page).not.toContain("Insidecanary");
      expect(page).not.toContain(inside.code);
    }
    expect((await ground.get(`/public/en/caselaw/${inside.code}/similar`)).statusCode).toBe(404);
  });

  test("[L1] where a title may name somebody, court, day and country stand for it in lists and feeds", async () => {
    await office.publish("everybody", { title: en("State v. Korbin"), identifiers: numbered("4/20") });
    for (const url of ["/public/en", "/public/en/caselaw/feed.atom"]) {
      const { payload } = await ground.get(url);
      expect(payload).not.toContain("Korbin");
      expect(payload).toMatch(/Court of Veridia, .*2019/);
    }
  });

  test("[L1] the redacted copy is offered and streamed; the file as it came, and any other name, is not found", async () => {
    const { editor } = office;
    const { pdf } = await makePdf({
      ...{ template: "document", lang: "en", demonstration: false },
      data: {
        title: "Judgment",
        date: "2026",
        blocks: [{ kind: "text", text: "Bela Mott kept the saltworks." }],
      },
    });
    const { judgmentId, code } = await office.draft({
      title: en("The saltworks"),
      identifiers: numbered("5/20"),
    });
    const { files } = ground.kernel.services;
    const stored = await files.write(Readable.from([pdf]), { limit: 10_000_000 });
    const { temporaryId } = await editor.work((context) =>
      addTemporary(context, { name: "Mott.pdf", mediaType: "application/pdf", stored }),
    );
    const fileId = randomUUID();
    await editor.call(addFile, { judgmentId, fileId, uploadId: temporaryId, lang: "en" });
    const settled = async () => {
      for (let tries = 0; tries < 300; tries += 1) {
        const { items, needed } = await editor.call(listFiles, { judgmentId });
        if (items[0]?.state === "read" && !items[0].copying) return needed;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error("not settled in time");
    };
    const phrases = await settled();
    await editor.call(setFileUse, { fileId, intended: "publish" });
    await editor.call(redactFile, { fileId, marks: { phrases, rects: [] } });
    await settled();
    expect((await ground.get(`/public/caselaw/files/${fileId}`)).statusCode).toBe(404);
    await office.letThrough(judgmentId, "everybody");
    const page = await ground.get(`/public/en/caselaw/${code}`);
    expect(page.payload).toContain(`/public/caselaw/files/${fileId}`);
    expect(page.payload).not.toContain("Mott.pdf");
    const got = await ground.get(`/public/caselaw/files/${fileId}`);
    expect(got.statusCode).toBe(200);
    expect(got.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    expect(got.rawPayload.equals(pdf)).toBe(false);
    expect(got.headers["content-disposition"]).toBe(`attachment; filename="${code}-1-en.pdf"`);
    expect(got.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
    for (const other of [randomUUID(), "x", "../../etc/passwd"])
      expect((await ground.get(`/public/caselaw/files/${encodeURIComponent(other)}`)).statusCode).toBe(404);
    await editor.callByName("caselaw.withdraw-judgment", { judgmentId, reason: "A name was left" });
    expect((await ground.get(`/public/caselaw/files/${fileId}`)).statusCode).toBe(404);
  });
});
