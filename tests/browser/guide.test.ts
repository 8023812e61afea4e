import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, isTooWide } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
const folder = mkdtempSync(join(tmpdir(), "palermo-guide-"));

beforeAll(async () => {
  palermo = await openPalermo({ PALERMO_DEMO: "0" });
});
afterAll(async () => {
  await palermo?.close();
  rmSync(folder, { recursive: true, force: true });
});

const password = "seven quiet green lanterns";
const heading =
  "yearOfRegistration,gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,CountryOfExploitation";
const rows = Array.from({ length: 30 }, (_, n) => `${2010 + (n % 5)},Female,18--20,UA,0,1,PL`);

/** Waits until the page shows a step as done or as still to do; it looks again by itself. */
async function shows(page: Page, step: string, done: boolean): Promise<void> {
  const line = page.locator(`main li[data-done="${done}"]`);
  await line.filter({ has: page.getByRole("heading", { name: step }) }).waitFor();
}

async function toSteps(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "First steps" }).click();
  await page.getByRole("heading", { name: "First steps", exact: true, level: 1 }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Bring the first file in" }).waitFor();
}

describe("the first run of an empty Palermo", () => {
  it("leads a new administrator from the printed link to work that can begin", async () => {
    const began = performance.now();
    const link = /(http\S+#\S+) and sign in as (\S+?)\./.exec(palermo.notes.join("\n"));
    const [, address = "", email = ""] = link ?? [];
    expect(email).toBe("administrator@localhost");
    const page = await palermo.stranger();
    await page.goto(address);
    await page.locator('input[name="password"]').fill(password);
    await page.getByRole("button", { name: "Keep this password" }).click();
    await page.getByText("Your password is kept.", { exact: false }).waitFor();
    await page.goto("/app/sign-in");
    await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByText("0 of 6 done").waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "Go on with the first steps" }).click();
    await page.getByRole("heading", { name: "First steps", exact: true, level: 1 }).waitFor();
    expect(await page.locator("main").getByText("npm run -s palermo -- key show").count()).toBe(1);
    expect(await barriers(page)).toEqual([]);

    await page.getByRole("main").getByRole("button", { name: "Add an agency" }).click();
    await page.getByRole("dialog").getByLabel("Name in English").fill("Harbour Police");
    await page.getByRole("dialog").getByRole("combobox", { name: "What it does" }).click();
    await page.getByRole("option", { name: "Law enforcement" }).click();
    await page.getByRole("dialog").getByLabel("Country", { exact: false }).fill("IT");
    await page.getByRole("dialog").getByRole("button", { name: "Add an agency" }).click();
    await page.getByRole("row").filter({ hasText: "Harbour Police" }).waitFor();
    await page.getByRole("row").filter({ hasText: "Harbour Police" }).getByRole("button").click();
    await page.getByRole("dialog").getByLabel("Name in English").fill("Search unit");
    await page.getByRole("dialog").getByRole("button", { name: "Add a unit" }).click();
    await page.getByRole("row").filter({ hasText: "Search unit" }).waitFor();

    await toSteps(page);
    await shows(page, "Add your agency", true);
    await shows(page, "Add a unit", true);
    await shows(page, "Invite people", false);
    await page.getByRole("main").getByRole("button", { name: "Open an account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator('input[name="name"]').fill("Ines Test");
    await dialog.locator('input[name="email"]').fill("ines@harbour.palermo.test");
    await dialog.getByRole("combobox", { name: "Agency" }).click();
    await page.getByRole("option", { name: "Harbour Police" }).click();
    await dialog.getByRole("combobox", { name: "Roles" }).click();
    await page.getByRole("option", { name: "Investigator" }).click();
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Open an account" }).click();
    await page.getByText("Invitation link", { exact: true }).waitFor();

    await toSteps(page);
    await shows(page, "Invite people", true);
    expect(await palermo.command("key", "show")).toMatch(/\S/);
    await page.getByRole("button", { name: "It is printed and locked away" }).click();
    await page.getByText("Noted: the recovery kit is locked away.").waitFor();
    await palermo.command("backup", join(folder, "first.backup"));
    await page.reload();
    await page.getByText("5 of 6 done").waitFor();
    await shows(page, "Make the first backup", true);

    await page.getByRole("button", { name: "Go to the imports" }).click();
    await page.getByTestId("file").setInputFiles({
      name: "published.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([heading, ...rows].join("\n")),
    });
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("button", { name: "Import 30 rows" }).click();
    await page.getByText("30 rows are imported.").waitFor();
    await toSteps(page);
    await page.getByText("All is ready: work can begin.").waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
    await page.getByRole("heading", { name: "Home", exact: true, level: 1 }).waitFor();
    expect(await page.getByText("Go on with the first steps").count()).toBe(0);
    expect(palermo.complaints()).toEqual([]);
    console.log(`first run: ${((performance.now() - began) / 1000).toFixed(1)} s without the time to read`);
  });

  it("can be put away and found again, and a lost recovery kit is taken back", async () => {
    const page = await palermo.stranger({ lang: "ar", width: 375 });
    await page.goto("/app/sign-in");
    await page.locator('input[name="email"]').fill("administrator@localhost");
    await page.locator('input[name="password"]').fill(password);
    await page.locator('button[type="submit"]').click();
    await page.waitForURL("**/app");
    await page.goto("/app/first-steps");
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const lang = await page.evaluate(() => document.documentElement.lang);
    const words =
      lang === "ar"
        ? { back: "سحب التأكيد", away: "إخفاء" }
        : { back: "Take the confirmation back", away: "Put away" };
    await page.getByRole("button", { name: words.back }).click();
    await page.getByRole("dialog").getByRole("button", { name: words.back }).click();
    await page.getByRole("listitem").nth(3).and(page.locator('[data-done="false"]')).waitFor();
    await page.goto("/app");
    await page.locator("#first-steps").waitFor();
    await page.goto("/app/first-steps");
    await page.getByRole("button", { name: words.away }).click();
    await page.waitForURL("**/app");
    await page.locator("h1").waitFor();
    await settled(page);
    expect(await page.locator("#first-steps").count()).toBe(0);
    await page.goto("/app/first-steps");
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await page.getByRole("button", { name: words.away }).count()).toBe(0);
  });
});
