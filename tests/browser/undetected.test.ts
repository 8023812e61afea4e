import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, isTooWide } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

async function openStudy(page: Page, title: string): Promise<void> {
  await page.goto("/app/undetected/studies");
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
}

describe("undetected people", () => {
  it("cancels a long bootstrap half-way, keeps what was done, and estimates again", async () => {
    const page = await palermo.signedIn("rapporteur");
    await openStudy(page, "Presumed victims known to four services");
    await page.getByText(/Detected and undetected together: between/).waitFor();
    await page.getByRole("button", { name: /Sex: Female/ }).click();
    await page.getByRole("heading", { name: "Sex: Female", level: 2 }).waitFor();
    await page.getByRole("button", { name: "Estimate", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Estimate" });
    // Slow enough to be stopped on any machine.
    await dialog
      .getByRole("textbox", { name: /^Methods/ })
      .or(dialog.getByRole("combobox", { name: /^Methods/ }))
      .first()
      .click();
    await page.getByRole("option", { name: /^Downhill search/ }).click();
    await page.getByRole("option", { name: /^Latent classes/ }).click();
    await dialog.getByLabel("Replicates").fill("10000");
    await dialog.getByRole("button", { name: "Estimate" }).click();
    const bar = page.getByRole("progressbar");
    await bar.waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    const sure = page.getByRole("dialog", { name: "Stop" });
    await sure.getByText(/Methods that are finished by then are kept/).waitFor();
    await sure.getByRole("button", { name: "Stop", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/The estimate was stopped/)
      .waitFor();

    await page.getByRole("button", { name: "Estimate", exact: true }).click();
    await dialog.getByLabel("Replicates").fill("20");
    await dialog.getByRole("button", { name: "Estimate" }).click();
    await page.getByText("The estimate is made").waitFor({ timeout: 60_000 });
    expect(palermo.complaints()).toEqual([]);
  });

  it("makes the report of every method as a PDF, which is saved when its job is done", async () => {
    const page = await palermo.signedIn("rapporteur");
    await openStudy(page, "Presumed victims known to four services");
    await page.getByRole("button", { name: "Report as PDF" }).click();
    const dialog = page.getByRole("dialog", { name: "Report as PDF" });
    await dialog.getByLabel("Replicates").fill("20");
    await dialog.getByRole("button", { name: "Report as PDF" }).click();
    await page.getByText(/The report is ready: \d+ pages/).waitFor({ timeout: 90_000 });
    expect(await barriers(page)).toEqual([]);
    await keep(page, "undetected-report-en");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the report" }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^DEMONSTRATION-undetected-[0-9a-f]{8}\.pdf$/);
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");
    expect(palermo.complaints()).toEqual([]);
  });

  it("reads in Arabic on a phone, with its pictures", async () => {
    const page = await palermo.signedIn("rapporteur", { lang: "ar", width: 375 });
    await openStudy(page, "الضحايا المفترضون المعروفون لدى أربع جهات");
    const density = page.getByRole("img", { name: "أي المجاميع مرجحة بالمتوسط والسحب؟" });
    await density.scrollIntoViewIfNeeded();
    await expect.poll(() => density.locator("svg path").count(), { timeout: 20_000 }).toBeGreaterThan(2);
    expect(await barriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await keep(page, "undetected-ar-375");
    expect(palermo.complaints()).toEqual([]);
  });

  it("shows figures made known to everybody, and studies to nobody who works on cases", async () => {
    const page = await palermo.signedIn("investigator");
    await page.goto("/app/undetected/figures");
    await page.getByText(/How many people were detected and undetected\? Veridia/).waitFor();
    await page.goto("/app/undetected/studies");
    await expect.poll(() => page.getByText("Presumed victims known to four services").count()).toBe(0);
  });
});
