import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
let page: Page;

beforeAll(async () => {
  palermo = await openPalermo();
  page = await palermo.signedIn("rapporteur", { lang: "ar", dark: true, width: 1440 });
  await page.goto("/app/statistics/view/flows");
  await page.getByRole("toolbar").first().waitFor();
  await settled(page);
  await map().locator("svg").waitFor();
});
afterAll(() => palermo?.close());

const map = (): Locator => page.locator("div[role=img][dir=ltr]").first();
const drawn = () => map().innerHTML();
const button = (place: number) => page.getByRole("toolbar").first().getByRole("button").nth(place);

async function saved(format: "SVG" | "PNG"): Promise<Buffer> {
  await page.getByRole("button", { name: "حفظ بصيغة" }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return readFileSync(await file.path());
}

/** What is drawn, without names that the library counts up and the mark of the export. */
const outlines = (svg: Buffer) => svg.toString("utf8").match(/ (?:d|points|transform)="[^"]+"/g);

it("a map comes closer by its buttons, moves by the arrow keys, and is whole again", async () => {
  const whole = await drawn();
  await button(0).click();
  const closer = await drawn();
  expect(closer).not.toBe(whole);
  await page.keyboard.press("ArrowLeft");
  expect(await drawn()).not.toBe(closer);
  await button(2).click();
  expect((await drawn()).length).toBe(whole.length);
});

it("the wheel alone scrolls the page, with Ctrl it brings the map closer", async () => {
  await map().scrollIntoViewIfNeeded();
  const box = await map().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 100);
  const before = await drawn();
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 150);
  await page.waitForFunction((was) => scrollY > was, top);
  expect(await drawn()).toBe(before);
  const now = await page.evaluate(() => scrollY);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -150);
  await page.keyboard.up("Control");
  await expect.poll(drawn).not.toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(now);
});

it("a saved picture is sound, whole and in the colours of paper, whatever the screen shows", async () => {
  await button(2).click();
  const whole = await saved("SVG");
  await button(0).click();
  const closer = await saved("SVG");
  expect(outlines(whole)?.length).toBeGreaterThan(100);
  expect(outlines(closer)).toEqual(outlines(whole));
  const broken = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent ??
      null,
    whole.toString("utf8"),
  );
  expect(broken).toBeNull();
  // The ink of paper, not that of the dark screen.
  expect(whole.toString("utf8")).toContain("#1d2420");
  expect(whole.toString("utf8")).not.toContain("#e8ece9");
  expect((await saved("PNG")).subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(palermo.complaints()).toEqual([]);
});
