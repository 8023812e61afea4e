import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { greyPicture, TestFile } from "../../kernel/pdf/test-file.ts";
import { locales } from "../../modules/casefile/text.ts";
import ar from "../../web/locales/ar.json" with { type: "json" };
import en from "../../web/locales/en.json" with { type: "json" };
import { ask, openCase } from "./ask.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { gotBack, pixelsIn, poppler } from "./got-back.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

const web = { en, ar };
let palermo: Palermo;
let folder: string;
beforeAll(async () => {
  palermo = await openPalermo();
  folder = mkdtempSync(join(tmpdir(), "palermo-disclosure-"));
});
afterAll(async () => {
  await palermo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A face of one grey on the page's picture, which no words tell of. */
const faceGrey = 77;

/** A statement that names a protected person, with a photograph in which a band is their face, and information that names them. */
function statement(): Buffer {
  const file = new TestFile();
  const font = file.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  const photo = file.stream(
    "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8",
    greyPicture(60, 20, { from: 20, to: 40, grey: faceGrey }),
    true,
  );
  const content = [
    "BT /F1 14 Tf 72 700 Td (Zdenka Marlow said that the foreman kept her passport.) Tj ET",
    "BT /F1 14 Tf 72 660 Td (The foreman denies it.) Tj ET",
    "q 300 0 0 100 72 350 cm /Im1 Do Q",
  ].join("\n");
  const contents = file.stream("", content, true);
  const pages = file.next;
  file.object(`<</Type/Pages/Kids[${pages + 1} 0 R]/Count 1>>`);
  file.object(
    `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 612 792]/Contents ${contents} 0 R/Resources<</Font<</F1 ${font} 0 R>>/XObject<</Im1 ${photo} 0 R>>>>>>`,
  );
  const root = file.object(`<</Type/Catalog/Pages ${pages} 0 R>>`);
  const info = file.object("<</Title(Statement of Zdenka Marlow)/Author(CANARY-author)>>");
  return file.bytes(root, `/Info ${info} 0 R`);
}

async function goToCase(page: Page, code: string): Promise<void> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await settled(page);
}

/** Sends a file and puts it into the case, past the screens. */
async function addFile(page: Page, caseId: string, { content, name }: { content: Buffer; name: string }) {
  const uploadId = await page.evaluate(
    async ([base64, fileName]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const post = (path: string, type: string, body: BodyInit) =>
        fetch(path, { method: "POST", headers: { "content-type": type }, body });
      const id = crypto.randomUUID();
      const wish = { uploadId: id, use: "evidence", name: fileName, bytes: bytes.length };
      await post("/api/import/upload-begin", "application/json", JSON.stringify(wish));
      await post(`/api/import/upload-part?upload=${id}&part=0`, "application/octet-stream", bytes);
      const done = await post(
        "/api/import/upload-finish",
        "application/json",
        JSON.stringify({ uploadId: id }),
      );
      return ((await done.json()) as { uploadId: string }).uploadId;
    },
    [content.toString("base64"), name] as const,
  );
  const beginning = {
    act: "seized",
    at: "2026-03-02T12:00:00Z",
    by: "Vidal",
    place: "Office",
    reason: "Warrant",
  };
  const evidenceId = crypto.randomUUID();
  await ask(page, "casefile.add-evidence", {
    ...{ caseId, evidenceId, kind: "document", title: name, uploadId, beginning },
  });
  await expect
    .poll(
      async () => {
        const { items } = (await ask(page, "casefile.list-evidence", { caseId })) as {
          items: { evidenceId: string; checkedAt: string | null; textState: string }[];
        };
        const found = items.find((one) => one.evidenceId === evidenceId);
        return found?.checkedAt !== null && found?.textState !== "waiting";
      },
      { timeout: 60_000, interval: 300 },
    )
    .toBe(true);
}

async function choose(page: Page, box: Locator, option: string): Promise<void> {
  await box.click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

describe("[C8] a copy for disclosure, on the screen", () => {
  it.each(["en", "ar"] as const)(
    "in %s: names proposed from the vault and a face marked by rectangle are gone, whatever tool looks",
    async (lang) => {
      const own = locales[lang];
      const page = await palermo.signedIn("investigator", { lang, width: 1440 });
      const { caseId, code } = await openCase(page, `Disclosure ${lang}`);
      await ask(page, "casefile.add-participant", {
        caseId,
        participantId: crypto.randomUUID(),
        capacity: "identified_victim",
        person: {
          identity: {
            names: { state: "known", value: [{ kind: "legal", given: "Zdenka", family: "Marlow" }] },
          },
        },
      });
      await addFile(page, caseId, { content: statement(), name: "statement.pdf" });
      await goToCase(page, code);
      const section = page.locator("#evidence");
      await section.getByRole("button", { name: own["make-disclosure"].label }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(own.disclosure.recipient).fill("A. Counsel");
      const phrases = dialog.getByLabel(own.disclosure.phrase, { exact: false });
      await expect.poll(() => phrases.count()).toBe(3);
      const proposed = await phrases.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      expect(proposed.sort()).toEqual(["Marlow", "Zdenka", "Zdenka Marlow"]);
      for (const box of await dialog.getByLabel(own.disclosure.authority).all())
        await box.fill("Court order 4");

      await dialog.getByRole("button", { name: web[lang].drawn.show }).click();
      const drawn = dialog.locator("img[src^='data:image/png']");
      await drawn.waitFor({ timeout: 60_000 });
      await settled(page);
      await drawn.evaluate((one) => one.scrollIntoView({ block: "center" }));
      await settled(page);
      const place = await drawn.boundingBox();
      if (place === null) throw new Error("the page is not drawn");
      // The band of the face: from a third to two thirds of the photograph, which stands at 72, 350 and is 300 by 100 points.
      const at = (x: number, y: number) =>
        [place.x + (x / 612) * place.width, place.y + ((792 - y) / 792) * place.height] as const;
      await page.mouse.move(...at(168, 455));
      await page.mouse.down();
      await page.mouse.move(...at(220, 400), { steps: 4 });
      await page.mouse.move(...at(276, 345), { steps: 4 });
      await page.mouse.up();
      await keep(page, `disclosure-drawn-${lang}-1440`);
      const marked = dialog.getByRole("group", { name: own.disclosure.places }).getByRole("group").first();
      await marked.waitFor();
      await choose(
        page,
        marked.getByRole("combobox", { name: own.disclosure.ground }),
        own.ground["third-person-privacy"],
      );
      await marked.getByLabel(own.disclosure.authority).fill("Court order 5");
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      await keep(page, `disclosure-marks-${lang}-1440`);
      await page.setViewportSize({ width: 375, height: 812 });
      await settled(page);
      await drawn.scrollIntoViewIfNeeded();
      expect(await isTooWide(page)).toBe(false);
      await keep(page, `disclosure-marks-${lang}-375`);
      await page.setViewportSize({ width: 1440, height: 900 });
      await dialog.getByRole("button", { name: own["make-disclosure"].label }).click();
      await dialog.waitFor({ state: "detached" });

      const fetchCopy = page.getByRole("button", { name: own.disclosure.download });
      await expect
        .poll(
          async () => {
            const { items } = (await ask(page, "casefile.list-disclosures", { caseId })) as {
              items: { state: string; problem: string | null }[];
            };
            return items[0]?.problem ?? items[0]?.state;
          },
          { timeout: 60_000, interval: 300 },
        )
        .toBe("made");
      await goToCase(page, code);
      await fetchCopy.waitFor();
      await keep(page, `disclosure-made-${lang}-1440`);
      const [saved] = await Promise.all([page.waitForEvent("download"), fetchCopy.click()]);
      const path = join(folder, `${lang}.pdf`);
      await saved.saveAs(path);
      const all = gotBack(path);
      expect(all).not.toMatch(/zdenka|marlow|CANARY/i);
      if (poppler) {
        expect(all).toContain("The foreman denies it");
        const place = mkdtempSync(join(folder, `${lang}-`));
        const pixels = pixelsIn(place, path);
        expect(pixels.size).toBeGreaterThan(0);
        expect(pixels.has(faceGrey)).toBe(false);
      }
    },
  );
});

describe("a file of evidence on the screen", () => {
  it.each(["en", "ar"] as const)("in %s is looked at without being opened", async (lang) => {
    const own = locales[lang];
    const page = await palermo.signedIn("investigator", { lang, width: 1440 });
    const { caseId, code } = await openCase(page, `Viewing ${lang}`);
    await addFile(page, caseId, { content: statement(), name: "statement.pdf" });
    const dot =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    await addFile(page, caseId, { content: Buffer.from(dot, "base64"), name: "photo.png" });
    const html = "<script>document.title='ran'</script>";
    await addFile(page, caseId, { content: Buffer.from(html), name: "page.png" });
    await goToCase(page, code);
    const lines = page.locator("#evidence li");
    const view = (at: number) => lines.nth(at).getByRole("button", { name: own.viewing.show });

    await view(0).click();
    await lines.nth(0).getByRole("button", { name: web[lang].drawn.show }).click();
    await lines.nth(0).locator("img[src^='data:image/png']").waitFor({ timeout: 60_000 });
    await view(1).click();
    const photo = lines.nth(1).locator("img[src^='blob:']");
    await expect.poll(() => photo.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(1);
    await view(2).click();
    await lines.nth(2).getByText(html).waitFor();
    expect(await page.title()).not.toBe("ran");
    expect(await barriers(page)).toEqual([]);
    await keep(page, `viewing-${lang}-1440`);
    await page.setViewportSize({ width: 320, height: 812 });
    await settled(page);
    await keep(page, `viewing-${lang}-320`);
    const wide = await page.locator("#evidence").evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
