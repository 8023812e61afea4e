import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { makePdf } from "#kernel/report";
import {
  drawPage,
  extractText,
  PdfProblem,
  pdfProblems,
  pdfProblemText,
  redactPdf,
  withheldKinds,
  withheldText,
} from "./index.ts";
import { everything, greyPicture, TestFile } from "./test-file.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function file(bytes: Buffer | string): string {
  const path = join(folder, `${++made}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

const poppler = existsSync("/usr/bin/pdftotext") && existsSync("/usr/bin/pdfimages");
if (!poppler && process.env.PALERMO_TEST_NOTHING_SKIPPED === "1")
  throw new Error("poppler-utils is missing: the tests that try to get redacted words back cannot run");
if (!poppler)
  console.warn("SKIPPED: poppler-utils is missing, redacted files are not looked at with other tools");

/** Everything that other tools and plain unpacking get out of a file. */
function gotBack(bytes: Buffer): string {
  const path = file(bytes);
  const raw = bytes.toString("latin1");
  const parts = [raw];
  for (let at = raw.indexOf("stream\n"); at >= 0; at = raw.indexOf("stream\n", at + 7)) {
    if (raw.slice(at - 3, at) === "end") continue;
    const end = raw.indexOf("\nendstream", at);
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString("latin1"));
    } catch {
      parts.push(raw.slice(at + 7, end));
    }
  }
  // Strings as hexadecimal, which a search for letters would miss.
  const hex = parts.join("\n").match(/<[0-9a-fA-F\s]{4,}>/g) ?? [];
  parts.push(...hex.map((one) => Buffer.from(one.replace(/[^0-9a-fA-F]/g, ""), "hex").toString("latin1")));
  if (poppler) {
    parts.push(execFileSync("pdftotext", ["-layout", path, "-"]).toString("utf8"));
    parts.push(execFileSync("pdftotext", ["-raw", path, "-"]).toString("utf8"));
    parts.push(spawnSync("pdfinfo", ["-meta", path]).stdout?.toString("utf8") ?? "");
    parts.push(
      spawnSync("pdfdetach", ["-list", path]).stdout?.toString("utf8").replace("0 embedded files", "") ?? "",
    );
  }
  return parts.join("\n");
}

/** Grey values of the pictures in a file, as another tool takes them out. */
function greys(bytes: Buffer): Set<number> {
  const into = mkdtempSync(join(folder, "images-"));
  execFileSync("pdfimages", [file(bytes), join(into, "i")]);
  const values = new Set<number>();
  for (const name of readdirSync(into)) {
    const picture = readFileSync(join(into, name));
    const head =
      /^P[56]\s+\d+\s+\d+\s+255\s/.exec(picture.subarray(0, 40).toString("latin1"))?.[0].length ?? 0;
    for (const value of picture.subarray(head)) values.add(value);
  }
  return values;
}

function report(lines: string[], lang: "en" | "ar" | "zh" | "ru" = "en") {
  return makePdf({
    template: "document",
    lang,
    demonstration: false,
    data: {
      title: "Statement",
      date: "2026",
      blocks: lines.map((text) => ({ kind: "text" as const, text })),
    },
  });
}

describe("text of a PDF", { timeout: 180_000 }, () => {
  test("comes page by page, in the scripts of the six languages", async () => {
    for (const [lang, words] of [
      ["en", "The witness spoke"],
      ["ru", "Свидетель рассказал"],
      ["zh", "证人陈述"],
    ] as const) {
      const { pdf } = await report([words], lang);
      const { pages, noText } = await extractText(file(pdf));
      expect(noText).toBe(false);
      expect(pages[0]?.text.replace(/\s+/g, " ")).toContain(words);
    }
    const { pages } = await extractText(file(everything()));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ page: 1, width: 612, height: 792 });
  });

  test("a scan without text is told apart", async () => {
    const scan = new TestFile();
    const image = scan.stream(
      "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8",
      greyPicture(10, 10, { from: 2, to: 4, grey: 0 }),
    );
    const content = scan.stream("", "q 612 0 0 792 0 0 cm /I Do Q");
    scan.object(
      `<</Type/Page/Parent ${scan.next + 1} 0 R/MediaBox[0 0 612 792]/Contents ${content} 0 R/Resources<</XObject<</I ${image} 0 R>>>>>>`,
    );
    scan.object(`<</Type/Pages/Kids[${scan.next - 1} 0 R]/Count 1>>`);
    const root = scan.object(`<</Type/Catalog/Pages ${scan.next - 1} 0 R>>`);
    expect(await extractText(file(scan.bytes(root)))).toMatchObject({
      noText: true,
      pages: [{ page: 1, text: "" }],
    });
  });

  test("broken, foreign, encrypted and outsized files are refused with a sentence that names the limit", async () => {
    const refusals: [string | Buffer, string][] = [
      ["hello", "not-a-pdf"],
      ["%PDF-1.7\n1 0 obj\n<</Type", "broken"],
      [everything().subarray(0, 700), "broken"],
      [encrypted(), "encrypted"],
    ];
    for (const [bytes, code] of refusals) {
      await expect(extractText(file(bytes)), code).rejects.toMatchObject({ code });
      await expect(redactPdf(file(bytes), [{ phrase: "x" }]), code).rejects.toMatchObject({ code });
    }
    const large = file(everything());
    truncateSync(large, 300 * 1024 ** 2);
    const problem = await extractText(large).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "too-large", params: { size: 300, limit: 128 } });
    expect(pdfProblemText("en", problem as PdfProblem)).toContain("128 MB");
    await expect(
      extractText(file((await report(["One", "Two"])).pdf), { limits: { maxPages: 0 } }),
    ).rejects.toMatchObject({
      code: "too-many-pages",
      params: { found: 1, limit: 0 },
    });
    await expect(extractText(file(everything()), { limits: { maxText: 10 } })).rejects.toMatchObject({
      code: "too-much-text",
    });
    await expect(extractText(file(everything()), { limits: { timeoutMs: 1 } })).rejects.toMatchObject({
      code: "too-slow",
    });
    await expect(extractText(file(everything()), { limits: { memoryMb: 20 } })).rejects.toBeInstanceOf(
      PdfProblem,
    );
    await expect(extractText(file(everything()), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "stopped",
    });
  });

  test("each problem and each kind of what was withheld has its words in six languages", () => {
    for (const lang of ["ar", "zh", "en", "fr", "ru", "es"] as const) {
      for (const code of pdfProblems) expect(pdfProblemText(lang, new PdfProblem(code))).not.toBe(code);
      for (const what of withheldKinds) {
        expect(withheldText(lang, { what, page: null, count: 1 })).not.toBe(what);
        expect(withheldText(lang, { what, page: 2, count: 1 })).toMatch(/2.*[:：]/);
      }
    }
  });
});

describe("a redacted PDF", { timeout: 180_000 }, () => {
  test("holds nothing of what stood beside its pages, nor in hidden layers, replacement texts or earlier versions", async () => {
    const { pdf, pages, withheld } = await redactPdf(file(everything()), []);
    expect(pages).toBe(1);
    const back = gotBack(pdf);
    expect(back.match(/CANARY[-\w ]*/g) ?? []).toEqual([]);
    for (const word of [
      "/Info",
      "/ID",
      "/Metadata",
      "/Names",
      "/AcroForm",
      "/Annots",
      "/Outlines",
      "/OCProperties",
      "/Thumb",
      "/PieceInfo",
      "/JavaScript",
      "ActualText",
    ])
      expect(back, word).not.toContain(word);
    expect(Object.fromEntries(withheld.map(({ what, count }) => [what, count]))).toMatchObject({
      information: 1,
      attachments: 1,
      scripts: 1,
      bookmarks: 1,
      thumbnails: 1,
      annotations: 2,
      "form-fields": 1,
      "hidden-layer": 1,
    });
    const { pages: texts } = await extractText(file(pdf));
    for (const kept of [
      "Witness Amina Diallo saw the car.",
      "The car was red.",
      "Replaced words.",
      "Shown in a layer.",
    ])
      expect(texts[0]?.text).toContain(kept);
  });

  test("has lost a phrase wherever it stands, seen or unseen, and kept the rest", async () => {
    const { pdf, withheld } = await redactPdf(file(everything()), [{ phrase: "amina  DIALLO" }]);
    const back = gotBack(pdf);
    expect(back).not.toMatch(/Amina|Diallo/i);
    const { pages } = await extractText(file(pdf));
    expect(pages[0]?.text).toContain("The car was red.");
    expect(withheld).toContainEqual({ what: "text", page: 1, count: 2 });
  });

  test.skipIf(!poppler)("has lost the pixels under a mark, and kept those beside it", async () => {
    const bytes = everything();
    expect(greys(bytes).has(77)).toBe(true);
    // The picture stands from 72 to 372; its grey band from 172 to 272.
    const whole = await redactPdf(file(bytes), [
      { page: 1, rect: { left: 170, right: 275, bottom: 340, top: 460 } },
    ]);
    expect(greys(whole.pdf).has(77)).toBe(false);
    expect(greys(whole.pdf).has(255)).toBe(true);
    expect(whole.withheld).toContainEqual({ what: "image-part", page: 1, count: 1 });
    const beside = await redactPdf(file(bytes), [
      { page: 1, rect: { left: 300, right: 360, bottom: 340, top: 460 } },
    ]);
    expect(greys(beside.pdf).has(77)).toBe(true);
  });

  test("takes a rectangle's letters alone out of a line", async () => {
    const { pdf } = await redactPdf(file(everything()), [
      { page: 1, rect: { left: 60, right: 320, bottom: 690, top: 720 } },
    ]);
    const { pages } = await extractText(file(pdf));
    expect(pages[0]?.text).not.toContain("Witness");
    expect(pages[0]?.text).toContain("The car was red.");
  });

  test("works on documents that this product makes, in every script", async () => {
    for (const [lang, name, rest] of [
      ["en", "Amina Diallo", "went to the police"],
      ["ru", "Оксана Бондаренко", "пошла в полицию"],
      ["zh", "王小梅", "去了警察局"],
      ["ar", "أمينة", "ذهبت إلى الشرطة"],
    ] as const) {
      const { pdf } = await report([`${name} ${rest}.`, "Second line."], lang);
      const done = await redactPdf(file(pdf), [{ phrase: name }]);
      const texts = (await extractText(file(done.pdf))).pages.map(({ text }) => text).join("\n");
      const folded = (text: string) => text.replace(/\s+/g, "");
      expect(folded(texts), lang).not.toContain(folded(name));
      expect(gotBack(done.pdf), lang).not.toContain(name);
      if (!done.withheld.some(({ what }) => what === "page-as-picture"))
        expect(folded(texts), lang).toContain(folded(rest));
    }
  });

  test("keeps a page as a picture where what is marked stands in a form that cannot be taken apart", async () => {
    const form = new TestFile();
    const font = form.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    const inner = form.stream(
      `/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 ${font} 0 R>>>>`,
      "BT /F1 20 Tf 100 600 Td (Secret Harbour) Tj ET",
    );
    const content = form.stream("", "/Fm Do");
    form.object(
      `<</Type/Page/Parent ${form.next + 1} 0 R/MediaBox[0 0 612 792]/Contents ${content} 0 R/Resources<</XObject<</Fm ${inner} 0 R>>>>>>`,
    );
    form.object(`<</Type/Pages/Kids[${form.next - 1} 0 R]/Count 1>>`);
    const root = form.object(`<</Type/Catalog/Pages ${form.next - 1} 0 R>>`);
    const { pdf, withheld } = await redactPdf(file(form.bytes(root)), [{ phrase: "Harbour" }]);
    expect(gotBack(pdf)).not.toMatch(/Harbour/);
    expect(withheld).toEqual([{ what: "page-as-picture", page: 1, count: 1 }]);
  });

  test("has lost a short name where it stands alone, and kept the words that hold its letters", async () => {
    const { pdf } = await report(["Ana spoke of the analysis. Then ANA, and Diana, left."], "en");
    const done = await redactPdf(file(pdf), [{ phrase: "Ana", whole: true }]);
    const text = (await extractText(file(done.pdf))).pages.map((page) => page.text).join(" ");
    expect(text).toMatch(/analysis/);
    expect(text).toMatch(/Diana/);
    expect(text).not.toMatch(/\bana\b/i);
  });

  test("is drawn page by page for eyes that look for what no text says, and never beyond its last", async () => {
    const path = file((await report(["One"])).pdf);
    const { png, width, height } = await drawPage(path, 1);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(
      [png.readUInt32BE(16) / png.readUInt32BE(20), width / height].map((one) => one.toFixed(2)),
    ).toEqual(Array(2).fill((width / height).toFixed(2)));
    expect(new Set(inflateSync(png.subarray(41, -16)).values()).size).toBeGreaterThan(2);
    await expect(drawPage(path, 9)).rejects.toMatchObject({ code: "no-such-page" });
  });

  test("refuses marks that cover nothing or stand on no page", async () => {
    const path = file(everything());
    for (const phrase of ["", " ", "…"])
      await expect(redactPdf(path, [{ phrase }])).rejects.toMatchObject({ code: "not-redacted" });
    await expect(
      redactPdf(path, [{ page: 1, rect: { left: 5, right: 5, bottom: 0, top: 9 } }]),
    ).rejects.toMatchObject({ code: "not-redacted" });
    await expect(redactPdf(path, [{ page: 2, phrase: "car" }])).rejects.toMatchObject({
      code: "no-such-page",
    });
  });
});

/** A file with a dictionary of encryption that no empty password opens. */
function encrypted(): Buffer {
  const text = everything().toString("latin1");
  const filler = "00".repeat(32);
  return Buffer.from(
    text.replace(
      "/ID[<CA><FE>]",
      `/ID[<CA><FE>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${filler}>/U<${filler}>>>`,
    ),
    "latin1",
  );
}
