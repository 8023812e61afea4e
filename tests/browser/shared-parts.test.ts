import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, isTooWide } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

describe("saved views", () => {
  it("are saved, chosen, opened with the list and deleted, from the keyboard", async () => {
    const page = await palermo.signedIn("investigator");
    await page.goto("/app/casefile/cases?state=closed");
    await page.getByRole("button", { name: "Views", exact: true }).waitFor();
    await settled(page);
    await page.keyboard.press("v");
    await page.getByRole("menuitem", { name: "Save this view" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name of the view" }).fill("Closed مغلقة");
    await dialog.getByRole("switch", { name: "Open the list with it" }).press("Space");
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save this view" }).click();
    await page.getByText("The view is saved.").waitFor();
    await page.goto("/app/casefile/cases");
    await page.waitForURL(/state=closed/);
    await page.getByRole("button", { name: "Views", exact: true }).click();
    await page.getByRole("menuitem", { name: "Show everything" }).waitFor();
    await keep(page, "views-en");
    await page.getByRole("menuitem", { name: /^Delete/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await page.getByText("The view is deleted.").waitFor();
  });
});

describe("a second person", () => {
  it("reads what would change and decides by keys", async () => {
    const admin = await palermo.signedIn("admin");
    await admin.goto("/app/retention/rules");
    await settled(admin);
    await admin.getByRole("button", { name: "Change" }).first().click();
    await admin.getByRole("dialog").getByLabel("Years kept after closing").fill("7");
    await admin.getByRole("dialog").getByRole("button", { name: "Change" }).click();
    await admin.getByText("Proposed; it waits for a second person.").waitFor();
    await keep(admin, "retention-en");
    await admin.goto("/app/review/waiting");
    await admin.getByText("Nothing waits for you.").waitFor();
    await admin.getByText("Waits for a second person").waitFor();
    await keep(admin, "asked-en");
    const second = await palermo.signedIn("auditor");
    await second.goto("/app/review/waiting");
    await second.getByRole("heading", { name: "A rule of keeping", level: 2 }).waitFor();
    await second.getByRole("cell", { name: "7", exact: true }).waitFor();
    expect(await barriers(second)).toEqual([]);
    await keep(second, "review-en");
    await settled(second);
    await second.keyboard.press("1");
    await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await second.getByText("Approved.", { exact: true }).waitFor();
    await second.getByText("Nothing waits for you.").waitFor();
    await admin.goto("/app/retention/rules");
    await admin.getByText("Kept 7 years after closing").waitFor();
  });
});

describe("pages of the shared parts", () => {
  it.each(["en", "ar", "zh"] as const)("have no barriers and fit a phone, in %s", async (lang) => {
    const places = [
      ["admin", "/app/event/undelivered"],
      ["admin", "/app/review/waiting"],
      ["admin", "/app/retention/rules"],
      ["advocate", "/app/consent/consents"],
    ] as const;
    for (const [role, path] of places) {
      const page = await palermo.signedIn(role, { lang, width: 390 });
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      await keep(page, `${path.split("/")[2]}-${lang}-phone`);
      expect(await barriers(page), path).toEqual([]);
      expect(await isTooWide(page), path).toBe(false);
    }
    expect(palermo.complaints()).toEqual([]);
  });
});
