import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractFile, kindOfStart } from "./index.ts";
import { zipOf } from "./test-zip.ts";

const folder = join(tmpdir(), `palermo-extract-${randomUUID()}`);
beforeAll(() => mkdir(folder));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(content: string | Buffer): Promise<string> {
  const path = join(folder, randomUUID());
  await writeFile(path, content);
  return path;
}

function docx(body: string, more: Record<string, string | Buffer> = {}): Buffer {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

const textOf = async (content: string | Buffer) =>
  (await extractFile(await fileOf(content)))?.pages.map(({ text }) => text).join("") ?? null;

describe("the words of a file", () => {
  it("are read from a Word document, struck ones in brackets, in any script", async () => {
    const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const made = docx(
      `${paragraph("The ledger says 4 &lt; 5")}${paragraph("الدفتر الأخضر")}<w:p><w:del><w:r><w:delText>paid</w:delText></w:r></w:del></w:p>`,
      { "word/footnotes.xml": `<w:footnotes xmlns:w="x">${paragraph("see page 3")}</w:footnotes>` },
    );
    expect(await textOf(made)).toBe("The ledger says 4 < 5\nالدفتر الأخضر\n[paid]\n\nsee page 3\n\n");
  });

  it("are read from an e-mail: heads, plain text before HTML, attachments by name alone", async () => {
    const mail = [
      "From: =?utf-8?B?0J7Qu9GM0LPQsA==?= <o@example.test>",
      "To: a@example.test",
      "Subject: =?utf-8?Q?Caf=C3=A9_work?=",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b1"',
      "",
      "--b1",
      'Content-Type: multipart/alternative; boundary="b2"',
      "",
      "--b2",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<script>evil()</script><p>In HTML</p>",
      "--b2",
      "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "You owe 900 for the caf=E9 =",
      "room.",
      "--b2--",
      "--b1",
      'Content-Type: application/zip; name="bomb.zip"',
      'Content-Disposition: attachment; filename="bomb.zip"',
      "Content-Transfer-Encoding: base64",
      "",
      "UEsDBA==",
      "--b1--",
    ].join("\r\n");
    const text = (await textOf(mail)) ?? "";
    expect(text).toContain("from: Ольга <o@example.test>");
    expect(text).toContain("subject: Café work");
    expect(text).toContain("You owe 900 for the café room.");
    expect(text).toContain("[bomb.zip]");
    expect(text).not.toMatch(/evil|In HTML/);
  });

  it("are read from plain text whatever its encoding", async () => {
    expect(await textOf(Buffer.from("\ufeffдолг 900", "utf16le"))).toBe("долг 900");
    expect(await textOf(Buffer.from("caf\u00e9", "latin1"))).toBe("café");
  });

  it("are cut into pieces that a find can point to, and nothing is lost between them", async () => {
    const long = Array.from({ length: 900 }, (_, at) => `line ${at} of the ledger`).join("\n");
    const found = await extractFile(await fileOf(long));
    expect(found?.pages.length).toBeGreaterThan(5);
    expect(found?.pages.map(({ text }) => text).join("")).toBe(long);
  });
});

describe("a file that means harm", () => {
  it("is told by its bytes, not by its name: pictures, programs and archives have no words here", () => {
    expect(kindOfStart(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBeNull();
    expect(kindOfStart(Buffer.from("MZ\u0000\u0001\u0000rest", "latin1"))).toBeNull();
    expect(kindOfStart(Buffer.from("PK\u0003\u0004 evil.exe", "latin1"))).toBeNull();
  });

  it("keeps an archive inside an archive shut", async () => {
    const inner = docx("<w:p><w:r><w:t>INNER-CANARY</w:t></w:r></w:p>");
    const outer = docx("<w:p><w:r><w:t>outer</w:t></w:r></w:p>", {
      "word/embeddings/inner.docx": inner,
    });
    const text = await textOf(outer);
    expect(text).toContain("outer");
    expect(text).not.toContain("INNER-CANARY");
  });

  it("is refused when it swells, declares entities, or is no document", async () => {
    const swollen = docx("", { "word/header1.xml": Buffer.alloc(80 * 1024 ** 2, 32) });
    await expect(textOf(swollen)).rejects.toMatchObject({ code: "too-much-inside" });
    const withDoctype = zipOf({
      "[Content_Types].xml": "<Types/>",
      "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>',
    });
    await expect(textOf(withDoctype)).rejects.toMatchObject({ code: "broken" });
    const other = zipOf({ "[Content_Types].xml": "<Types/>" });
    await expect(textOf(other)).rejects.toMatchObject({ code: "not-readable" });
  }, 30_000);
});
