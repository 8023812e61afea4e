import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, isTooWide } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

const searches = [
  {
    lang: "en" as const,
    sentence: "a place tonight for a boy of 16 who speaks Tigrinya, in Lakeside",
    read: "Read and search",
    field: "In one sentence",
    found: /Services that fit: 1/,
    says: "speaks the language",
    none: "a shelter tonight for a man who speaks Persian, in Eastern Border",
    nobody: "No service fits",
  },
  {
    lang: "ar" as const,
    sentence: "مكان الليلة لصبي عمره ١٦ سنة يتحدث التغرينية في ضفاف البحيرة",
    read: "اقرأ وابحث",
    field: "في جملة واحدة",
    found: /الخدمات المناسبة/,
    says: "يتحدث اللغة",
    none: "مأوى الليلة لرجل يتحدث الفارسية في الحدود الشرقية",
    nobody: "لا خدمة مناسبة",
  },
];

describe("search for a service", () => {
  it.each(searches)("reads a sentence on the device, finds and says why, in $lang", async (one) => {
    for (const width of [375, 1440]) {
      const page = await palermo.signedIn("frontline", { lang: one.lang, width });
      const sent: string[] = [];
      page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
      await page.goto("/app/referral/find");
      await page.getByLabel(one.field).fill(one.sentence);
      await page.getByRole("button", { name: one.read }).click();
      await page.getByRole("heading", { name: one.found }).waitFor();
      await page.getByText(one.says).first().waitFor();
      await keep(page, `find-${one.lang}-${width}`);
      expect(await isTooWide(page)).toBe(false);
      if (width === 375) expect(await barriers(page)).toEqual([]);
      // The sentence goes nowhere; coded facts alone are asked.
      const words = one.sentence.split(" ").filter((word) => word.length > 5);
      for (const word of words) expect(sent.some((text) => decodeURI(text).includes(word))).toBe(false);
      expect(sent.some((text) => text.includes('"language":"ti"'))).toBe(true);

      await page.getByLabel(one.field).fill(one.none);
      await page.getByRole("button", { name: one.read }).click();
      await page.getByText(one.nobody).waitFor();
      await keep(page, `find-none-${one.lang}-${width}`);
      await page.context().close();
    }
    expect(palermo.complaints()).toEqual([]);
  });
});

const maps = [
  {
    lang: "en" as const,
    cell: /Eastern Border, Shelter:/,
    back: "Services that reach this place",
    persian: "Persian",
  },
  {
    lang: "ar" as const,
    cell: /الحدود الشرقية.{0,6}مأوى/,
    back: "الخدمات التي تصل إلى هذا المكان",
    persian: "الفارسية",
  },
];

describe("the map of gaps", () => {
  it.each(maps)("opens a place and kind by keyboard, down to language and group, in $lang", async (one) => {
    for (const width of [375, 1440]) {
      const page = await palermo.signedIn("coordinator", { lang: one.lang, width });
      await page.goto("/app/referral/gaps");
      const cell = page.getByRole("button", { name: one.cell });
      await cell.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: new RegExp(one.back) }).waitFor();
      await settled(page);
      expect(new URL(page.url()).searchParams.get("area")).toBe("XV-EAST");
      await page.getByRole("rowheader", { name: one.persian }).waitFor();
      await keep(page, `gaps-${one.lang}-${width}`);
      expect(await isTooWide(page)).toBe(false);
      if (width === 375) expect(await barriers(page)).toEqual([]);
      // The map is drawn once it is seen: one point for each area.
      const map = page
        .locator("figure, section")
        .filter({ has: page.locator("svg path") })
        .last();
      await map.scrollIntoViewIfNeeded();
      await keep(page, `gap-map-${one.lang}-${width}`);
      for (const [path, name] of [
        ["connectivity", "connectivity"],
        ["services", "services"],
        ["directory", "directory"],
        ["outreach", "outreach"],
        ["rights", "rights"],
      ] as const) {
        await page.goto(`/app/referral/${path}`);
        await settled(page);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await keep(page, `${name}-${one.lang}-${width}`);
        expect(await isTooWide(page), `${path} ${width}`).toBe(false);
      }
      await page.context().close();
    }
    expect(palermo.complaints()).toEqual([]);
  });
});

describe("a provider's service", () => {
  it("tells its free places, and seals an address that no officer finds", async () => {
    const page = await palermo.signedIn("provider");
    await page.goto("/app/referral/services?mine=mine");
    await page
      .getByRole("link", { name: /Shelter, Lakeside/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Tell free places" }).click();
    await page.getByRole("dialog").getByLabel("Places free now").fill("3");
    await page.getByRole("dialog").getByRole("button", { name: "Tell free places" }).click();
    // Two shelters have this name in the demonstration.
    await page
      .getByText(/3 of \d+ free/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Seal the address" }).click();
    await page.getByRole("dialog").getByLabel("Address").fill("7 Quay Street, Lakeside");
    await page.getByRole("dialog").getByRole("button", { name: "Seal the address" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Show the address" }).click();
    await page.getByText("7 Quay Street").waitFor();
    await keep(page, "service-en-1280");
    const address = page.url();
    const officer = await palermo.signedIn("frontline");
    await officer.goto(address);
    await officer.getByRole("heading", { level: 1 }).waitFor();
    await settled(officer);
    expect(await officer.getByRole("button", { name: "Show the address" }).count()).toBe(0);
    expect(await officer.content()).not.toContain("Quay");
    expect(palermo.complaints()).toEqual([]);
  });
});
