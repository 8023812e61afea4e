import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, openCase } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

async function goToCase(page: Page, code: string): Promise<void> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await settled(page);
}

/** The demonstration's case of the greenhouses. */
async function greenhouses(page: Page): Promise<string> {
  const { items } = (await ask(page, "casefile.list-cases", { text: "/014", limit: 10 })) as {
    items: { code: string; reference: string }[];
  };
  return items.find(({ reference }) => reference.endsWith("/014"))?.code ?? "";
}

/** What of the content reaches beyond the edge of the page, but for what lies in a box that scrolls. The head is the shell's. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const beyond = [...document.querySelectorAll("main *")].filter((one) => {
      if (one.getBoundingClientRect().right <= edge + 1) return false;
      for (let up = one.parentElement; up; up = up.parentElement)
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX) && up !== document.body)
          return false;
      return true;
    });
    return beyond.map(
      (one) => `${one.closest("section")?.id} ${one.tagName} ${one.textContent?.slice(0, 40)}`,
    );
  });
}

describe("evidence on the page of a case", () => {
  it("is added with its file and its seizure, handed over, and found by its words", async () => {
    const page = await palermo.signedIn("investigator");
    const { code } = await openCase(page, "Evidence");
    await goToCase(page, code);
    const section = page.locator("#evidence");
    await section.getByRole("button", { name: "Add evidence" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: "Document", exact: true }).click();
    await dialog.getByLabel("What it is").fill("Wage slips");
    await dialog.getByTestId("evidence").setInputFiles({
      name: "slips.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("June: 450 taken off for the room"),
    });
    await dialog.getByText("slips.txt").waitFor();
    await dialog.getByLabel("When").fill("2026-03-02T09:00");
    await dialog.getByRole("textbox", { name: "Who", exact: true }).fill("Insp. Vidal");
    await dialog.getByRole("textbox", { name: "Where", exact: true }).fill("Office");
    await dialog.getByRole("textbox", { name: "Why", exact: true }).fill("Warrant 3");
    await dialog.getByRole("button", { name: "Add evidence" }).click();
    await section.getByRole("heading", { name: "1. Wage slips" }).waitFor();
    expect(await section.getByText("unbroken").count()).toBe(1);

    await section.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByRole("menuitem", { name: "Record an examination" }).click();
    const exam = page.getByRole("dialog");
    await exam.getByLabel("When").fill("2026-03-01T09:00");
    await exam.getByRole("textbox", { name: "Who", exact: true }).fill("Somebody else");
    await exam.getByRole("textbox", { name: "Where", exact: true }).fill("Laboratory");
    await exam.getByRole("textbox", { name: "Why", exact: true }).fill("Order");
    await exam.getByRole("button", { name: "Record an examination" }).click();
    await exam.getByText("This lies before the seizure or receipt").waitFor();
    await exam.getByLabel("When").fill("2026-03-03T09:00");
    await exam.getByRole("button", { name: "Record an examination" }).click();
    await section.getByText("breaks: 1").waitFor();
    await section.getByRole("button", { name: "Show the chain" }).click();
    await section.getByText("no hand-over is written down").waitFor();

    await goToCase(page, code);
    await section.getByLabel("Search the words of the evidence").fill("taken OFF");
    await section.getByRole("button", { name: "Find" }).click();
    await section.locator("mark", { hasText: "taken off" }).waitFor();
    expect(page.url()).not.toContain("taken");
    expect(await barriers(page)).toEqual([]);
  });

  it("prints the custody report as a PDF, in the reader's language", async () => {
    const page = await palermo.signedIn("investigator");
    await goToCase(page, await greenhouses(page));
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Custody report (PDF)" }).click();
    const file = await saved;
    const path = await file.path();
    expect(file.suggestedFilename()).toMatch(/custody-C-.*\.pdf$/);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("the page of a whole case", () => {
  for (const lang of ["en", "ar"] as const)
    it(`shows records of every kind without barriers and without foreign words (${lang})`, async () => {
      const page = await palermo.signedIn("investigator", { lang });
      await goToCase(page, await greenhouses(page));
      await page.locator("#journey table, #journey canvas").first().waitFor();
      await page.locator("#ledger table").first().waitFor();
      await page.locator("#timeline li").first().waitFor();
      for (const id of ["identification", "episode", "scene", "technique", "tip", "decision", "promise"])
        await page.locator(`#${id} li`).first().waitFor();
      if (lang === "ar") {
        const words = await page
          .locator("#technique dt, #ledger th, #journey th, #timeline strong")
          .allInnerTexts();
        expect(words.filter((word) => /[A-Za-z]{3,}/.test(word) && !/P-/.test(word))).toEqual([]);
      }
      expect(await barriers(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    });

  it("has no section that is wider than a phone of 320 pixels", async () => {
    const page = await palermo.signedIn("investigator", { width: 320 });
    await goToCase(page, await greenhouses(page));
    await page.locator("#ledger table").first().waitFor();
    expect(await tooWide(page)).toEqual([]);
  });

  it("is not there for somebody to whom the case was not opened", async () => {
    const page = await palermo.signedIn("investigator");
    const { code, caseId } = await openCase(page, "Shut");
    const analyst = await palermo.signedIn("analyst");
    await analyst.goto(`/app/casefile/case/${code}`);
    await analyst.getByText("This is not here, or not open to you.").waitFor();
    for (const name of ["list-evidence", "list-episodes", "list-journeys", "get-timeline", "export-custody"])
      await expect(ask(analyst, `casefile.${name}`, { caseId })).rejects.toThrow(/404/);
  });
});
