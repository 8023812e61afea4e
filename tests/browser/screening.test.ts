import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
}, 180_000);
afterAll(() => palermo?.close());

describe("screenings in the browser", () => {
  it("are listed without names, and one page shows reasons and takes a decision", async () => {
    const page = await palermo.signedIn("frontline", { lang: "en", width: 1440 });
    await page.goto(`${palermo.url}/app/screening/screenings`);
    await page.getByText("to be decided").first().waitFor();
    expect(await page.content()).not.toContain("Dragan");
    await keep(page, "screenings-en-1440");
    const decided = page
      .getByRole("row")
      .filter({ hasText: "Presumed victim of trafficking" })
      .getByRole("link")
      .first();
    await decided.click();
    await page.getByText("holds: one strong and another one").first().waitFor();
    await page.getByText("Deception").first().waitFor();
    await keep(page, "screening-en-1440");
    await page.goto(`${palermo.url}/app/screening/screenings`);
    await page.getByRole("row").filter({ hasText: "to be decided" }).getByRole("link").first().click();
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await keep(page, "screening-decide-en-1440");
  }, 120_000);

  it("[S12] an investigator notes which side an interpreter serves; who serves the other one is refused", async () => {
    const page = await palermo.signedIn("investigator", { lang: "en", width: 375 });
    await page.goto(`${palermo.url}/app/screening/handed`);
    const open = page.getByRole("button", { name: "Note an interpreter", exact: true });
    await open.waitFor();
    await ask(page, "screening.note-interpreter", { code: "I-77", side: "person", matter: "M-1" });
    await open.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Number of the interpreter, never a name").fill("I-77");
    await dialog.getByRole("combobox", { name: "Serves" }).click();
    await page.getByRole("option", { name: "A suspected person", exact: true }).click();
    await dialog.getByLabel("Code of the case or event, if any").fill("M-1");
    await dialog.locator('button[type="submit"]').click();
    await dialog.getByText("serves the other side here", { exact: false }).first().waitFor();
    await keep(page, "note-interpreter-en-375");
    await dialog.getByLabel("Number of the interpreter, never a name").fill("I-78");
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: "hidden" });
    expect(await dialog.count()).toBe(0);
  }, 120_000);

  it("stand in Arabic and on a phone", async () => {
    const page = await palermo.signedIn("frontline", { lang: "ar", width: 375 });
    await page.goto(`${palermo.url}/app/screening/screenings`);
    await page.getByText("بانتظار القرار").first().waitFor();
    await keep(page, "screenings-ar-375");
    await page.locator("a[href*='/app/screening/screening/']").first().click();
    await page.getByText("ما يظهر منها").first().waitFor();
    await keep(page, "screening-ar-375");
    await page.goto(`${palermo.url}/app/screening/instrument/som-journey/1`);
    await page.getByText("هل رتّب أحد رحلتك؟").first().waitFor();
    await keep(page, "instrument-ar-375");
    await page.goto(`${palermo.url}/app/screening/events`);
    await page.locator("a[href*='/app/screening/event/']").first().click();
    await page.getByText("أماكن تُطلب معاً").first().waitFor();
    await keep(page, "event-ar-375");
    expect(palermo.complaints()).toEqual([]);
  }, 120_000);
});
