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

/** The demonstration's case of the greenhouses. */
async function greenhouses(page: Page): Promise<{ code: string; caseId: string }> {
  const { items } = (await ask(page, "casefile.list-cases", { text: "/014", limit: 10 })) as {
    items: { code: string; caseId: string; reference: string }[];
  };
  const found = items.find(({ reference }) => reference.endsWith("/014"));
  if (found === undefined) throw new Error("the demonstration has no such case");
  return found;
}

async function goToCase(page: Page, code: string): Promise<void> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await settled(page);
}

const parts = ["interviews", "statements", "debriefing", "joint-diary", "money"];

/** What of these sections reaches beyond the edge of the page, but for what lies in a box that scrolls. */
function tooWide(page: Page, ids: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const edge = document.documentElement.clientWidth;
    const within = wanted.flatMap((id) => [...(document.getElementById(id)?.querySelectorAll("*") ?? [])]);
    return within
      .filter((one) => {
        if (one.getBoundingClientRect().right <= edge + 1 && one.getBoundingClientRect().left >= -1)
          return false;
        for (let up = one.parentElement; up; up = up.parentElement)
          if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX) && up !== document.body)
            return false;
        return true;
      })
      .map((one) => `${one.closest("section")?.id} ${one.tagName} ${one.textContent?.slice(0, 40)}`);
  }, ids);
}

describe("the sections of an inquiry", () => {
  for (const lang of ["en", "ar"] as const)
    for (const width of [375, 1440])
      it(`stand without barriers and without foreign words (${lang}, ${width})`, async () => {
        const page = await palermo.signedIn("prosecutor", { lang, width });
        await goToCase(page, (await greenhouses(page)).code);
        await page.locator("#statements li").nth(1).waitFor();
        await page.locator("#money div[role=img]").first().scrollIntoViewIfNeeded();
        await page.locator("#money div[role=img] svg path").first().waitFor();
        for (const id of parts) await page.locator(`#${id} li`).first().waitFor();
        const shut = page.locator("#statements button[aria-expanded=false]");
        while ((await shut.count()) > 0) await shut.first().click();
        await page.locator("#statements p").nth(3).waitFor();
        await page.locator("#statements ol li").first().waitFor();
        await page.locator("#statements table").first().waitFor();
        await settled(page);
        if (lang === "ar") {
          const words = await page
            .locator(parts.map((id) => `#${id} dt, #${id} th, #${id} button, #${id} h3`).join(", "))
            .allInnerTexts();
          expect(words.filter((word) => /[A-Za-z]{3,}/.test(word) && !/P-|EUR|NGN|CSV/.test(word))).toEqual(
            [],
          );
        }
        expect(await tooWide(page, parts)).toEqual([]);
        expect(await barriers(page)).toEqual([]);
        const folder = process.env.PALERMO_TEST_PICTURES;
        if (folder !== undefined)
          for (const id of parts)
            await page.locator(`#${id}`).screenshot({ path: `${folder}/${id}-${lang}-${width}.png` });
      });

  it("[C1] hold earlier accounts back from who asks, on the page and past it, until the free account is closed", async () => {
    const page = await palermo.signedIn("investigator");
    const { caseId, code } = await openCase(page, "Heard once");
    const participantId = crypto.randomUUID();
    await ask(page, "casefile.add-participant", {
      caseId,
      participantId,
      capacity: "victim_witness",
      person: {
        identity: { names: { state: "known", value: [{ kind: "legal", given: "Ana", family: "Once" }] } },
      },
    });
    const statementId = crypto.randomUUID();
    await ask(page, "casefile.record-statement", {
      caseId,
      participantId,
      statementId,
      takenOn: "2026-01-05",
      takenBy: "Border police",
      lang: "fr",
      words: "EARLIER CANARY",
      topics: [{ topic: "journey", place: "page 2" }],
    });
    await goToCase(page, code);
    const interviews = page.locator("#interviews");
    await interviews.getByRole("button", { name: "Plan an interview" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "About whom" }).click();
    await page.getByRole("option").first().click();
    await dialog.getByLabel("Begins").fill("2026-03-02T09:00");
    await dialog.getByLabel("Ends").fill("2026-03-02T11:00");
    await dialog.getByRole("textbox", { name: "Room" }).fill("Room 2");
    await dialog.getByRole("combobox", { name: "Advocate" }).click();
    await page.getByRole("option", { name: "will be present" }).click();
    await dialog.getByRole("combobox", { name: "Recording" }).click();
    await page.getByRole("option", { name: "video" }).click();
    await dialog.getByRole("button", { name: "Plan an interview" }).click();
    await interviews.getByText("What was told before is shut to you").waitFor();
    await page.locator("#statements").getByText("What was told before is shut to you").waitFor();
    expect(await page.locator("#statements").getByText("Border police").count()).toBe(0);
    for (const [name, input] of [
      ["read-statement", { statementId }],
      ["compare-accounts", { participantId }],
    ] as const)
      await expect(ask(page, `casefile.${name}`, input)).rejects.toThrow(/404|409|422/);
    const { items } = (await ask(page, "casefile.list-interviews", { caseId })) as {
      items: { interviewId: string }[];
    };
    const interviewId = items[0]?.interviewId;
    await ask(page, "casefile.begin-session", {
      interviewId,
      sessionId: crypto.randomUUID(),
      beganAt: "2026-03-02T09:05:00Z",
      present: "Insp. Vidal",
    });
    await goToCase(page, code);
    await interviews.getByRole("button", { name: /Actions for the interview/ }).click();
    await page.getByRole("menuitem", { name: "Take down a statement" }).click();
    await dialog.getByText("This is the free account").waitFor();
    await dialog.getByRole("combobox", { name: "Language" }).click();
    await page.getByRole("option", { name: "French", exact: true }).click();
    await dialog.getByLabel("What was said, in that language").fill("La porte était fermée.");
    await dialog.getByRole("button", { name: "Take down a statement" }).click();
    await page.locator("#statements").getByText("free account").first().waitFor();
    await interviews.getByRole("button", { name: /Actions for the interview/ }).click();
    await page.getByRole("menuitem", { name: "Close the free account" }).click();
    await dialog.getByRole("button", { name: "Close the free account" }).click();
    await page.locator("#statements").getByText("Border police").waitFor();
    await page
      .locator("#statements")
      .getByRole("button", { name: /Topics told by/ })
      .click();
    await page.locator("#statements").getByText("page 2").waitFor();
    expect(
      await page
        .locator("#statements")
        .getByRole("button", { name: /History of statements/ })
        .count(),
    ).toBe(0);
    expect(palermo.complaints()).toEqual([]);
  });
});

describe("pages beside the case", () => {
  for (const lang of ["en", "ar"] as const)
    for (const width of [375, 1440])
      it(`tips, diary and returns stand without barriers (${lang}, ${width})`, async () => {
        const page = await palermo.signedIn("investigator", { lang, width });
        for (const path of ["tips", "diary", "returns", "transfers"]) {
          await page.goto(`/app/casefile/${path}`);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await settled(page);
          expect(await barriers(page)).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over).toBeLessThanOrEqual(0);
          const folder = process.env.PALERMO_TEST_PICTURES;
          if (folder !== undefined) await page.screenshot({ path: `${folder}/${path}-${lang}-${width}.png` });
        }
        const { items } = (await ask(page, "casefile.list-tip-dossiers", {})) as {
          items: { code: string }[];
        };
        await page.goto(`/app/casefile/tip/${items[0]?.code}`);
        await page.locator("#told").waitFor();
        await settled(page);
        expect(await barriers(page)).toEqual([]);
        const folder = process.env.PALERMO_TEST_PICTURES;
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/tip-${lang}-${width}.png`, fullPage: true });
      });

  it("[C2] the diary of an advocate shows their own appointment, that of police and prosecution only busy", async () => {
    const advocate = await palermo.signedIn("advocate");
    await advocate.goto("/app/casefile/diary");
    await advocate.getByText("Check-up at the clinic").waitFor();
    expect(await advocate.getByText("Review of custody").count()).toBe(0);
    expect(await advocate.getByText("Busy", { exact: true }).count()).toBeGreaterThan(0);
    const investigator = await palermo.signedIn("investigator");
    await investigator.goto("/app/casefile/diary");
    await investigator.getByText("Financial unit: two accounts").waitFor();
    expect(await investigator.getByText(/Check-up|Medical/).count()).toBe(0);
    expect(await investigator.getByText("Busy", { exact: true }).count()).toBeGreaterThan(1);
  });

  it("[C9] a tip is taken in and linked to a case", async () => {
    const page = await palermo.signedIn("investigator");
    const { code } = await openCase(page, "From a tip");
    await page.goto("/app/casefile/tips");
    await page.getByRole("button", { name: "Take in a tip" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: "Tip", exact: true }).click();
    await dialog.getByRole("combobox", { name: "From" }).click();
    await page.getByRole("option").first().click();
    await dialog.getByLabel("Received").fill("2026-03-02T09:00");
    await dialog.getByLabel("What was told").fill("One man keeps all keys.");
    await dialog.getByRole("button", { name: "Take in a tip" }).click();
    await dialog.waitFor({ state: "detached" });
    const { items } = (await ask(page, "casefile.list-tip-dossiers", { kind: "tip", state: "new" })) as {
      items: { code: string }[];
    };
    await page.goto(`/app/casefile/tip/${items[0]?.code}`);
    await page.getByRole("button", { name: "Link to a case" }).click();
    await dialog.getByLabel("Code of the case").fill("C-00000");
    await dialog.getByLabel("Reason").fill("Same house");
    await dialog.getByRole("button", { name: "Link to a case" }).click();
    await dialog.getByText("There is no case of this code").waitFor();
    await dialog.getByLabel("Code of the case").fill(code);
    await dialog.getByRole("button", { name: "Link to a case" }).click();
    await page.getByRole("link", { name: code }).first().waitFor();
  });
});
