import { execFileSync } from "node:child_process";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

/** The demonstration's case of the greenhouses. */
async function goToGreenhouses(page: Page): Promise<void> {
  const { items } = (await ask(page, "casefile.list-cases", { text: "/014", limit: 10 })) as {
    items: { code: string; reference: string }[];
  };
  const code = items.find(({ reference }) => reference.endsWith("/014"))?.code ?? "";
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await page.locator("#timeline li").first().waitFor();
  await page.locator("#tasks h2").waitFor();
  await settled(page);
}

/** What of the page reaches beyond its edge, but for what lies in a box that scrolls by itself. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const beyond = [...document.querySelectorAll("body *")].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      if (right <= edge + 1 && left >= -1) return false;
      for (let up = one.parentElement; up; up = up.parentElement)
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX) && up !== document.body)
          return false;
      return true;
    });
    return [
      `the page is ${document.documentElement.scrollWidth} wide`,
      ...beyond.map((one) => `${one.closest("section")?.id} ${one.tagName} ${one.textContent?.slice(0, 40)}`),
    ];
  });
}

const keep = process.env.PALERMO_KEEP_PICTURES;

for (const lang of ["en", "ar"] as const)
  describe(`the page of a case (${lang})`, () => {
    for (const width of [320, 375, 1440])
      it(`stands at ${width} px without reaching beyond its edge and without barriers`, async () => {
        const page = await palermo.signedIn("investigator", { lang, width });
        await goToGreenhouses(page);
        if (keep !== undefined)
          await page.screenshot({ path: `${keep}/case-${lang}-${width}.png`, fullPage: true });
        expect(await tooWide(page)).toEqual([]);
        expect(await barriers(page)).toEqual([]);
      });

    it("leads to each of its sections by one step of its contents, in the order of the chapters", async () => {
      const page = await palermo.signedIn("investigator", { lang, width: 1440 });
      await goToGreenhouses(page);
      const links = page.locator("main nav a[href^='#']");
      const named = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      const shown = await page
        .locator("main section[id]:has(h2)")
        .evaluateAll((all) => all.map((one) => `#${one.id}`));
      expect(named.length).toBeGreaterThan(12);
      expect(shown.filter((id) => named.includes(id))).toEqual(named);
      const place = (id: string) => named.indexOf(id);
      expect(place("#people")).toBeLessThan(place("#timeline"));
      expect(place("#tasks")).toBeLessThan(place("#evidence"));
      expect(place("#evidence")).toBeLessThan(place("#journey"));
      for (const id of ["#evidence", "#journey", "#links"]) {
        await page.locator(`main nav a[href='${id}']`).click();
        await page.waitForFunction((wanted) => {
          const top = document.querySelector(wanted)?.getBoundingClientRect().top ?? -1;
          return top >= 0 && top < window.innerHeight;
        }, id);
      }
      expect(new URL(page.url()).pathname).toMatch(/\/app\/casefile\/case\/C-/);
    });

    it("is printed as a file with an index of pages, in the reader's language", async () => {
      const page = await palermo.signedIn("investigator", { lang, width: 1440 });
      await goToGreenhouses(page);
      const saved = page.waitForEvent("download");
      await page
        .getByRole("button", { name: lang === "en" ? "Print the file" : "طباعة الملف", exact: true })
        .click();
      const file = await saved;
      expect(file.suggestedFilename()).toMatch(/file-C-.*\.pdf$/);
      const path = await file.path();
      if (keep !== undefined) execFileSync("pdftoppm", ["-r", "60", "-png", path, `${keep}/file-${lang}`]);
      const words = execFileSync("pdftotext", ["-layout", path, "-"]).toString().split("\f");
      expect(words.length).toBeGreaterThan(3);
      // Letters that other programs read out of joined Arabic differ; this word has none of them.
      expect(words[0]).toContain(lang === "en" ? "Contents" : "القضية");
      expect(words.join("\n")).toMatch(/P-[0-9A-Z]{6}/);
    });
  });
