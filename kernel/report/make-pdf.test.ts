import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { drawPdf, makePdf, orderOf, type PdfAsk } from "./make-pdf.ts";
import { ReportProblem, reportProblems, reportProblemText } from "./problem.ts";
import { samplePdf } from "./sample.ts";
import { createSetter } from "./setter.ts";
import type { ReportBlock } from "./words.ts";

const setters: ReturnType<typeof createSetter>[] = [];
afterAll(() => {
  for (const setter of setters) setter.stop();
});

function setterOf(limits: Partial<Parameters<typeof createSetter>[0]>) {
  const setter = createSetter({ timeoutMs: 30_000, memoryMb: 1024, waiting: 20, idleMs: 500, ...limits });
  setters.push(setter);
  return setter;
}

function documentOf(blocks: ReportBlock[], more: Partial<PdfAsk> = {}): PdfAsk {
  return {
    template: "document",
    lang: "en",
    demonstration: false,
    data: { title: "A document", date: "14 March 2025", blocks },
    ...more,
  };
}

/** Every character that a reader of the PDF may select, from the maps of its fonts. */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (const stream of streamsOf(pdf)) {
    if (!stream.includes("beginbfchar") && !stream.includes("beginbfrange")) continue;
    for (const [, hex = ""] of stream.matchAll(/<[0-9a-f]+>\s+<([0-9a-f]+)>/gi)) {
      for (const one of utf16(hex)) found.add(one);
    }
  }
  return found;
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    try {
      return [inflateSync(pdf.subarray(start, end)).toString("latin1")];
    } catch {
      return [];
    }
  });
}

test.each([
  ["en", "NotoSans-Regular", "Exampleland"],
  ["ar", "NotoNaskhArabic", "الملف بلد"],
  ["zh", "NotoSansHans", "国家概况"],
] as const)(
  "a country profile in %s is an archive file whose letters can be selected",
  async (lang, font, letters) => {
    const { pdf, pages, standard } = await makePdf(samplePdf(lang));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(standard).toBe("PDF/A-2b");
    expect(pages).toBe(2);
    expect(pdf.toString("latin1")).toContain(font);
    const characters = charactersOf(pdf);
    for (const letter of letters.replaceAll(" ", "")) expect(characters).toContain(letter);
  },
);

test("[report] what readers wrote is shown and never evaluated", async () => {
  const hostile = [
    '#panic("no")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.2.0"',
    "= no heading",
    "$ sum $ `raw` \\ #{",
    '"); #eval("1/0"); (',
    "\u202egnp.exe",
  ];
  const made = await makePdf(
    documentOf([
      { kind: "heading", text: hostile.join(" ") },
      { kind: "list", items: hostile },
      { kind: "table", columns: hostile.map((label) => ({ label })), rows: [hostile] },
      { kind: "facts", rows: hostile.map((text) => ({ label: text, value: { text, strong: true } })) },
    ]),
  );
  expect(made.pages).toBe(1);
  const characters = charactersOf(made.pdf);
  for (const letter of '#("@$`\\') expect(characters).toContain(letter);
});

test("[report] a drawing that names anything outside itself is refused by name", async () => {
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
  const refused = [
    svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    svg('<use xlink:href="https://example.org/a.svg#x"/>'),
    svg('<rect style="fill:url(http://example.org/x)"/>'),
    svg("<style>@import 'x.css';</style>"),
    svg("<script>1</script>"),
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("&x;")}`,
    "<html></html>",
  ];
  for (const one of refused) {
    const made = makePdf(
      documentOf([{ kind: "picture", title: "Map", alt: "a map", picture: { svg: one } }]),
    );
    await expect(made).rejects.toMatchObject({ code: "picture-refused", params: { title: "Map" } });
  }
  const fine = svg('<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>');
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const made = await makePdf(
    documentOf([
      { kind: "picture", alt: "a square", picture: { svg: fine }, half: true },
      { kind: "picture", alt: "a point", picture: { png }, half: true },
    ]),
  );
  expect(made.standard).toBe("PDF/A-2b");
  const noPng = makePdf(
    documentOf([{ kind: "picture", alt: "a point", picture: { png: "aGVsbG8gd29ybGQ=" } }]),
  );
  await expect(noPng).rejects.toMatchObject({ code: "picture-refused" });
});

test("the mark of a demonstration and of the reader stand on each page", async () => {
  const blocks: ReportBlock[] = [
    { kind: "text", text: "one" },
    { kind: "break" },
    { kind: "text", text: "two" },
  ];
  const count = async (more: Partial<PdfAsk>) =>
    ((await drawPdf(documentOf(blocks, more))).drawn.match(/<use /g) ?? []).length;
  const plain = await count({});
  const marked = await count({ demonstration: true });
  const both = await count({ demonstration: true, watermark: { id: "ID", line: "R · ID" } });
  const one = "DEMONSTRATION:everythinginthisdocumentisinvented".length;
  expect(marked - plain).toBeGreaterThanOrEqual(2 * one);
  // Twice on each of two pages: in the foot and behind the text.
  expect(both - marked).toBeGreaterThanOrEqual(2 * ("R·ID".length + "ID".length));
});

test("a letter that none of the fonts has leaves a plain PDF, not none", async () => {
  const made = await makePdf(documentOf([{ kind: "text", text: "ชื่อ" }]));
  expect(made.standard).toBe("PDF 1.7");
});

test("letters that end the setter become question marks, and the answer says so", async () => {
  const made = await makePdf(documentOf([{ kind: "text", text: "➳ ᑭ ؤ ᜷ ࣲ ஽ ئ ᖩ" }]));
  expect(made).toMatchObject({ simplified: true, pages: 1, standard: "PDF/A-2b" });
  expect((await makePdf(samplePdf("ar"))).simplified).toBe(false);
});

test("the fonts of the machine are not used", async () => {
  const { pdf } = await makePdf(documentOf([{ kind: "text", text: "ไทย plain" }]));
  const fonts = new Set(pdf.toString("latin1").match(/\/FontName \/\w+\+[\w-]+/g));
  expect([...fonts].every((name) => /\+Noto(?:Sans-|NaskhArabic|SansHans)/.test(name))).toBe(true);
});

test("[report] a document that takes too long, too much or too many is given up with its reason", async () => {
  const rows = Array.from({ length: 4000 }, (_row, index) => [`${index}`, "word ".repeat(40), "x"]);
  const large = documentOf([
    { kind: "table", columns: [{ label: "a" }, { label: "b" }, { label: "c" }], rows },
  ]);
  const slow = setterOf({ timeoutMs: 150 });
  await expect(slow.set({ ...orderOf(large), draw: false })).rejects.toMatchObject({ code: "too-slow" });
  const small = setterOf({ memoryMb: 120 });
  await expect(small.set({ ...orderOf(large), draw: false })).rejects.toMatchObject({
    code: "too-much-memory",
  });
  const narrow = setterOf({ waiting: 1 });
  const first = narrow.set({ ...orderOf(samplePdf("en")), draw: false });
  await expect(narrow.set({ ...orderOf(samplePdf("en")), draw: false })).rejects.toMatchObject({
    code: "busy",
  });
  // After a limit the next document has a child of its own.
  await first;
  await expect(slow.set({ ...orderOf(large), draw: false })).rejects.toBeInstanceOf(ReportProblem);
  const huge = documentOf(
    Array.from({ length: 200 }, () => ({ kind: "text" as const, text: "x".repeat(50_000) })),
  );
  await expect(makePdf(huge)).rejects.toMatchObject({ code: "too-large" });
});

test("every reason has its sentence", () => {
  for (const code of reportProblems) {
    expect(reportProblemText("fr", new ReportProblem(code))).not.toBe(code);
  }
});

test("no text of any script or marks ends the setter", async () => {
  const marks = fc.constantFrom(
    "\u2066",
    "\u2069",
    "\u200f",
    "\u061c",
    "\u202e",
    "\ufff9",
    "\u180e",
    "\n",
    "\t",
    "א",
    "ب",
    "汉",
    "1",
    "\u0301",
    "\ud800",
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(marks, { maxLength: 12 }).map((all) => all.join("")),
  );
  const made = fc.asyncProperty(text, fc.constantFrom("en", "ar", "zh"), async (one, lang) => {
    const table: ReportBlock = { kind: "table", columns: [{ label: one }], rows: [[one]] };
    expect((await makePdf(documentOf([{ kind: "text", text: one }, table], { lang }))).pages).toBe(1);
  });
  await fc.assert(made, {
    numRuns: 150,
    examples: [
      ["  \u1fdd", "ar"],
      ["\u202egnp.exe", "en"],
      ["\t \u180ea", "ar"],
    ],
  });
}, 30_000);
