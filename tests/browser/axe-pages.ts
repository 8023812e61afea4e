import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#kernel/words";
import { barriers, isTooWide } from "./barriers.ts";
import { pages } from "./pages.ts";
import { goWithin, openPalermo, type Palermo, settled } from "./palermo.ts";

export type AxeVisit = { readonly lang: Lang; readonly width: number; readonly dark: boolean };

/** `npm run test:axe`: six languages, desk and phone, light and dark in turns. */
const full: readonly AxeVisit[] = (["ar", "zh", "en", "fr", "ru", "es"] as const).flatMap((lang, index) => [
  { lang, width: 1440, dark: index % 2 === 1 },
  { lang, width: 375, dark: index % 2 === 0 },
]);

/**
 * In `npm test` each page is seen once per language, English on a desk and dark Arabic on a phone: both shapes and both
 * schemes. In the long form a file takes the half of the shapes that are of its kind.
 */
export function visitsOf(short: AxeVisit): readonly AxeVisit[] {
  if (process.env.PALERMO_AXE !== "full") return [short];
  return full.filter(({ width }) => width < 600 === short.width < 600);
}

function keyOf(role: string | null, { lang, width }: AxeVisit): string {
  return `${role} ${lang} ${width}`;
}

/** Every listed page, and the dialogs of a case, in each of these shapes: no barrier, not too wide, nothing complained of. */
export function lookAtPages(visits: readonly AxeVisit[]): void {
  let palermo: Palermo;
  const open = new Map<string, Page>();

  beforeAll(async () => {
    palermo = await openPalermo();
  });
  afterAll(() => palermo?.close());

  async function pageFor(role: string | null, visit: AxeVisit): Promise<Page> {
    const key = keyOf(role, visit);
    const page = open.get(key) ?? (await (role ? palermo.signedIn(role, visit) : palermo.stranger(visit)));
    open.set(key, page);
    return page;
  }

  describe.each(visits)("in $lang at $width px", (visit) => {
    it.each(pages)("$path for $role has no barrier", async ({ path, role }) => {
      const known = role !== null && open.has(keyOf(role, visit));
      const page = await pageFor(role, visit);
      // The page of unknown addresses is what `goWithin` passes on its way.
      if (known && !path.startsWith("/app/no/")) await goWithin(page, path);
      else await page.goto(path);
      await page.locator("h1").waitFor();
      await settled(page);
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
      ).toEqual([visit.lang, visit.lang === "ar" ? "rtl" : "ltr"]);
      expect(await barriers(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(palermo.complaints()).toEqual([]);
    });

    it("a case and its dialogs have no barrier", async () => {
      const page = await pageFor("investigator", visit);
      await page.goto("/app/casefile/cases");
      await page.locator("a[data-main]").first().click();
      await page.locator("h1", { hasText: "C-" }).waitFor();
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      await page.locator("aside button:visible").first().click();
      await page.getByRole("dialog").waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(palermo.complaints()).toEqual([]);
    });
  });
}
