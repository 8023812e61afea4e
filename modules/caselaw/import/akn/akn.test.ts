import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Judgment } from "../../words/index.ts";
import { fileOf } from "../builders.ts";
import { aknLimits } from "./document.ts";
import { readAkn } from "./read-akn.ts";
import { judgmentOfAkn } from "./to-judgment.ts";

const example = readFileSync(join(import.meta.dirname, "../testdata/judgment.xml"), "utf8");

function read(xml: string | Uint8Array) {
  return readAkn({ path: fileOf(xml, ".xml"), signal: new AbortController().signal });
}

describe("a judgment in Akoma Ntoso", () => {
  test("gives its parts, numbers, date and language; scripts are gone, whether as elements or as text", async () => {
    const { judgment } = judgmentOfAkn(await read(example), { crime: "trafficking_in_persons" });
    const found = Judgment.parse(judgment);
    expect(found).toMatchObject({
      title: { lang: "en", text: "Public Prosecutor v. A. and B." },
      jurisdiction: "IT",
      court: { text: "Invented Court of Assize" },
      decided: { text: "2019-05-14" },
      identifiers: [
        { kind: "ecli", value: "ECLI:IT:TEST:2019:77PEN" },
        { kind: "national", value: "77/2019" },
        { kind: "other", value: "/akn/it/judgment/2019-05-14/77" },
      ],
      reasoning: {
        text: "The defence said that they had consented.\n\nConsent obtained by deception is irrelevant.",
      },
      history: [{ what: { text: "Both accused are guilty." } }],
    });
    expect(found.facts?.text).toContain("tests & nothing else");
    expect(JSON.stringify(found)).not.toMatch(/script|alert|steal|onerror|<img/);
  });

  test("that is broken is refused with its line and column", async () => {
    const broken = example.replace("</background>", "</backgroun>");
    await expect(read(broken)).rejects.toMatchObject({ code: "broken-xml", params: { line: 37 } });
    const cut = example.slice(0, 1500);
    await expect(read(cut)).rejects.toMatchObject({ code: "broken-xml" });
    await expect(read("a,b\n1,2\n")).rejects.toMatchObject({ code: "broken-xml" });
  });

  test("with a document type draws nothing in: it is refused", async () => {
    const drawn = example.replace(
      "<akomaNtoso",
      '<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<akomaNtoso',
    );
    await expect(read(drawn)).rejects.toMatchObject({ code: "xml-doctype" });
    await expect(read(example.replace("Invented judgment", "&x;"))).rejects.toMatchObject({
      code: "broken-xml",
    });
  });

  test("that nests too deep, is empty, is wrongly encoded or is another document is refused", async () => {
    const deep = example.replace(
      "Both accused",
      `${"<p>".repeat(aknLimits.depth + 1)}Both${"</p>".repeat(aknLimits.depth + 1)} accused`,
    );
    await expect(read(deep)).rejects.toMatchObject({ code: "xml-too-deep" });
    await expect(read("")).rejects.toMatchObject({ code: "empty" });
    await expect(read(Buffer.from(example.replace("Both", "Böth"), "latin1"))).rejects.toMatchObject({
      code: "wrong-encoding",
    });
    await expect(read("<html><body/></html>")).rejects.toMatchObject({
      code: "other-document",
      params: { found: "html" },
    });
    await expect(
      read(example.replaceAll("judgment name", "act name").replace("</judgment>", "</act>")),
    ).rejects.toMatchObject({
      code: "other-document",
      params: { found: "act" },
    });
  });
});
