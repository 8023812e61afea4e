import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

async function approveFirst(page: Page, label: string): Promise<void> {
  await page.goto("/app/review/waiting");
  await page.getByText(label).first().waitFor();
  await settled(page);
  await keep(page, "caselaw-review-en");
  await page.keyboard.press("1");
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
}

describe("a judgment", () => {
  it("is begun, filled in while typing, freed of names, looked at by a second editor, published and withdrawn", async () => {
    const editor = await palermo.signedIn("editor");
    await editor.goto("/app/caselaw/drafts");
    await editor.getByRole("button", { name: "Begin a judgment" }).click();
    const dialog = editor.getByRole("dialog");
    await dialog.getByLabel("Title", { exact: false }).fill("State v. the foreman of a timber yard");
    await dialog.getByRole("combobox", { name: "Jurisdiction" }).fill("Verid");
    await editor.getByRole("option", { name: "Veridia" }).click();
    await dialog.getByRole("textbox", { name: "Court" }).fill("District Court of Lakeside");
    await dialog
      .getByRole("textbox", { name: "Facts" })
      .fill("The victim, Ngozi Okafor, aged 15, sorted timber at night. Her papers were kept.");
    await dialog.getByRole("button", { name: "Begin a judgment" }).click();
    await editor.waitForURL(/\/app\/caselaw\/draft\/J-/);
    const code = editor.url().match(/J-[0-9A-Z]{6}/)?.[0] ?? "";
    await editor.getByRole("heading", { name: "State v. the foreman of a timber yard" }).waitFor();
    await settled(editor);
    expect(await barriers(editor)).toEqual([]);
    await keep(editor, "caselaw-edit-en");

    await editor.getByRole("button", { name: "Reasoning and issues" }).click();
    await editor.getByRole("button", { name: "Add an issue" }).click();
    await editor
      .getByRole("textbox", { name: "What the court said" })
      .fill("Papers that are kept are means of control.");
    await editor.getByText("Everything is saved.").waitFor();
    await editor.getByRole("button", { name: "Charges" }).click();
    await editor.getByRole("button", { name: "Add a charge" }).click();
    await editor.getByText("Not saved yet").waitFor();
    await editor.getByText("This is needed.").first().waitFor();
    expect(await barriers(editor)).toEqual([]);
    await editor.getByRole("textbox", { name: "Statute and section" }).fill("Criminal Code, section 120");
    await editor.getByText("Everything is saved.").waitFor();

    await editor.getByRole("tab", { name: /Names/ }).click();
    await editor.getByText("Without an answer: 1").waitFor();
    expect(await barriers(editor)).toEqual([]);
    await keep(editor, "caselaw-names-en");
    await editor.getByRole("textbox", { name: "Replaced by" }).fill("a girl");
    await editor.getByRole("button", { name: "Answer", exact: true }).click();
    await editor.getByText("Without an answer: 0").waitFor();
    await editor.getByRole("tab", { name: "Versions" }).click();
    await editor.getByRole("region", { name: "Two versions side by side" }).waitFor();
    await keep(editor, "caselaw-versions-en");
    await editor.getByRole("button", { name: "Ask for publication" }).click();
    await editor.getByRole("dialog").getByRole("button", { name: "Ask for publication" }).click();
    await editor.getByText("It waits for a second person.").first().waitFor();

    const second = await palermo.signedIn("second-editor");
    await approveFirst(second, "Judgment to be published");
    await second.goto(`/app/caselaw/judgment/${code}`);
    await second.getByText("The victim, a girl, aged 15").waitFor();
    expect(await second.getByText("Okafor").count()).toBe(0);
    expect(await barriers(second)).toEqual([]);

    await editor.goto(`/app/caselaw/draft/${code}`);
    await editor.getByRole("button", { name: "Withdraw" }).click();
    await editor.getByRole("dialog").getByLabel("Reason, for the editors").fill("For this test");
    await editor.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
    await editor.getByText("It is gone from everywhere.").waitFor();
    await second.reload();
    await second.getByText("This is not here, or not open to you.").waitFor();
  });

  it.each([
    ["en", 1440],
    ["ar", 1440],
    ["ar", 375],
    ["en", 375],
  ] as const)("is found and read in %s at %i pixels, with its figures", async (lang, width) => {
    const page = await palermo.signedIn("prosecutor", { lang, width });
    await page.goto("/app/caselaw/search");
    const first = page.locator("main article a").first();
    await first.waitFor();
    await settled(page);
    expect(await isTooWide(page)).toBe(false);
    await keep(page, `caselaw-search-${lang}-${width}`);
    const hasNotText = (await page.locator("h1").textContent()) ?? "";
    await first.click();
    await page.waitForURL(/\/app\/caselaw\/judgment\//);
    await page.locator("h1").filter({ hasNotText }).waitFor();
    await page.locator("main h2").first().waitFor();
    await settled(page);
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await keep(page, `caselaw-judgment-${lang}-${width}`);
    await page.goto("/app/caselaw/numbers");
    await page.locator("main section").first().waitFor();
    await settled(page);
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await keep(page, `caselaw-numbers-${lang}-${width}`);
    await page.context().close();
  });
});

describe("a digest", () => {
  it("takes shape from a search, is shared and saved; readers of other agencies see it in Arabic", async () => {
    const editor = await palermo.signedIn("editor");
    await editor.goto("/app/caselaw/digests");
    await editor.getByRole("button", { name: "Begin a digest" }).click();
    const dialog = editor.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill("What victims say");
    await dialog.getByRole("combobox", { name: "Evidential issues" }).click();
    await editor.getByRole("option", { name: "Victim testimony" }).click();
    await editor.getByRole("option", { name: "Consent" }).click();
    await editor.keyboard.press("Escape");
    await dialog.getByRole("textbox", { name: /a search finds/ }).fill("?issue=victim_testimony");
    await dialog.getByRole("button", { name: "Begin a digest" }).click();
    await editor.waitForURL(/\/app\/caselaw\/digest\//);
    await editor.getByRole("heading", { name: "Cases of this digest" }).waitFor();
    await settled(editor);
    expect(await barriers(editor)).toEqual([]);
    await keep(editor, "caselaw-digest-en");
    const saved = editor.waitForEvent("download");
    await editor.getByRole("button", { name: "Export" }).click();
    await editor.getByRole("menuitem", { name: /HTML/ }).click();
    expect((await saved).suggestedFilename()).toMatch(/^DEMONSTRATION-digest-v1\.html$/);
    await editor.getByRole("button", { name: "Share", exact: true }).click();
    await editor.getByRole("dialog").getByRole("button", { name: "Share", exact: true }).click();
    await editor.getByText("Every agency can read it.").waitFor();

    const reader = await palermo.signedIn("prosecutor", { lang: "ar" });
    await reader.goto(new URL(editor.url()).pathname);
    await reader.getByRole("heading", { name: "What victims say" }).waitFor();
    await settled(reader);
    expect(await barriers(reader)).toEqual([]);
    await keep(reader, "caselaw-digest-ar");
    expect(palermo.complaints()).toEqual([]);
  });

  it("is made of a saved search, gets a note, is frozen, and the edition says in Arabic what changed since", async () => {
    const editor = await palermo.signedIn("editor");
    const saved = await ask(editor, "text-search.save-search", {
      ...{ searchId: crypto.randomUUID(), collection: "caselaw.judgment", place: "/app/caselaw/search" },
      ...{ name: "Papers", query: "", filters: { issue: ["consent"] }, fields: {}, lang: "en" },
    });
    expect(saved).toHaveProperty("searchId");
    await editor.goto("/app/caselaw/digests");
    await editor.getByRole("button", { name: "Begin a digest" }).click();
    const dialog = editor.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill("Papers as proof");
    await dialog.getByRole("combobox", { name: "Evidential issues" }).click();
    await editor.getByRole("option", { name: "Consent" }).click();
    await editor.keyboard.press("Escape");
    await dialog.getByRole("combobox", { name: /saved searches/ }).click();
    await editor.getByRole("option", { name: "Papers" }).click();
    await dialog.getByRole("button", { name: "Begin a digest" }).click();
    await editor.waitForURL(/\/app\/caselaw\/digest\//);
    await editor.getByRole("button", { name: "Write a note" }).click();
    await dialog.getByRole("textbox", { name: "Note on this issue" }).fill("Papers that are kept speak.");
    await dialog.getByRole("button", { name: "Write a note" }).click();
    await editor.getByText("Papers that are kept speak.").first().waitFor();
    await editor.getByRole("button", { name: "Freeze an edition" }).click();
    await dialog.getByRole("button", { name: "Freeze an edition" }).click();
    await editor.waitForURL(/\/app\/caselaw\/edition\//);
    await editor.getByText("Nothing has changed since.").waitFor();
    await settled(editor);
    expect(await barriers(editor)).toEqual([]);
    await keep(editor, "caselaw-edition-en");
    const edition = new URL(editor.url()).pathname;

    const cases = editor.locator("ol a[href*='/app/caselaw/judgment/']");
    const code = (await cases.first().getAttribute("href"))?.match(/J-[0-9A-Z]{6}/)?.[0] ?? "";
    const { judgmentId } = (await ask(editor, "caselaw.get-draft", { code })) as {
      judgmentId: string;
    };
    await ask(editor, "caselaw.withdraw-judgment", { judgmentId, reason: "a test" });
    await editor.reload();
    await editor.getByText("was withdrawn; its words are gone").waitFor();
    await editor.getByText("Papers that are kept speak.").waitFor();
    for (const width of [375, 1440]) {
      const reader = await palermo.signedIn("prosecutor", { lang: "ar", width });
      await reader.goto(edition);
      await reader.getByText("ما تغير منذ ذلك الحين").waitFor();
      await settled(reader);
      expect(await barriers(reader)).toEqual([]);
      expect(await isTooWide(reader)).toBe(false);
      await keep(reader, `caselaw-edition-ar-${String(width)}`);
    }
    expect(palermo.complaints()).toEqual([]);
  });
});
