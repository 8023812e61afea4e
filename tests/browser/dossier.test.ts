import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, caseCodes, openCase } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
let investigator: Page;
beforeAll(async () => {
  palermo = await openPalermo();
  investigator = await palermo.signedIn("investigator");
});
afterAll(() => palermo?.close());

async function goToCase(page: Page, code: string): Promise<void> {
  await page.goto(`/app/casefile/case/${code}`);
  await page.locator("h1", { hasText: code }).waitFor();
  await settled(page);
}

describe("a person's name", () => {
  it("is shown only when revealed, goes after a minute, and its reading is in the audit", async () => {
    const page = await palermo.signedIn("investigator");
    await page.clock.install();
    const { caseId, code } = await openCase(page, "Reveal");
    await ask(page, "casefile.add-participant", {
      caseId,
      participantId: crypto.randomUUID(),
      capacity: "witness",
      person: {
        identity: {
          names: { state: "known", value: [{ kind: "legal", given: "Zdenka", family: "Marlow" }] },
        },
      },
    });
    await goToCase(page, code);
    const reveal = page.getByRole("button", { name: /^Reveal the name of P-/ });
    await reveal.waitFor();
    expect(await page.content()).not.toContain("Marlow");
    await reveal.click();
    await page.getByText("Zdenka Marlow").waitFor();
    // The page's clock goes on meanwhile: a slow machine may need seconds for what stands between these lines.
    await page.clock.fastForward(50_000);
    expect(await page.getByText("Zdenka Marlow").count()).toBe(1);
    await page.clock.fastForward(11_000);
    await page.getByText("Zdenka Marlow").waitFor({ state: "detached" });
    await reveal.click();
    await page.getByText("Zdenka Marlow").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Hide the name" }).click();
    await page.getByText("Zdenka Marlow").waitFor({ state: "detached" });

    const personCode = (await reveal.getAttribute("aria-label"))?.match(/P-\w+/)?.[0] ?? "";
    const auditor = await palermo.signedIn("auditor");
    const { items } = (await ask(auditor, "audit.list-events", { code: personCode })) as {
      items: { action: string; actor: { name: string } }[];
    };
    const readings = items.filter(({ action }) => action === "person.reveal-identity");
    expect(readings.map(({ actor }) => actor.name)).toEqual(["Tomas Vidal", "Tomas Vidal"]);
  });
});

describe("access to a dossier", () => {
  it("is given to a colleague, who then opens it, and ended, after which it is not there for them", async () => {
    const { code } = await openCase(investigator, "Grants");
    const analyst = await palermo.signedIn("analyst");
    await analyst.goto(`/app/casefile/case/${code}`);
    await analyst.getByText("This is not here, or not open to you.").waitFor();

    await goToCase(investigator, code);
    await investigator.getByRole("button", { name: "Give access" }).click();
    const dialog = investigator.getByRole("dialog");
    await dialog.getByRole("button", { name: "Give access" }).click();
    await dialog.getByText("This is needed.").first().waitFor();
    await dialog.getByRole("combobox", { name: "To whom" }).fill("Leila");
    await investigator.getByRole("option", { name: /Leila Farouk/ }).click();
    await dialog.getByRole("combobox", { name: "Parts of the dossier" }).click();
    await investigator.getByRole("option", { name: "investigation" }).click();
    await investigator.keyboard.press("Escape");
    await dialog.getByRole("combobox", { name: "Purpose" }).click();
    await investigator.getByRole("option", { name: "case work" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Works on the routes");
    expect(await barriers(investigator)).toEqual([]);
    await dialog.getByRole("button", { name: "Give access" }).click();
    await investigator.getByText("Access is given.").waitFor();
    const holder = investigator.getByRole("listitem").filter({ hasText: "Leila Farouk" });
    await holder.getByText("read: investigation").waitFor();

    await goToCase(analyst, code);
    await holder.getByText("Part by part").click();
    await holder.getByRole("button", { name: "End" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Has moved on");
    await dialog.getByRole("button", { name: "End" }).click();
    await investigator.getByText("Access has ended.").waitFor();
    await holder.waitFor({ state: "detached" });
    await analyst.reload();
    await analyst.getByText("This is not here, or not open to you.").waitFor();
  });

  it("is not ended for the last who manages a part", async () => {
    const { code } = await openCase(investigator, "Last manager");
    await goToCase(investigator, code);
    const own = investigator.getByRole("listitem").filter({ hasText: "Part by part" });
    await own.getByText("Part by part").click();
    await own.getByRole("button", { name: "End" }).first().click();
    const dialog = investigator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Nobody left");
    await dialog.getByRole("button", { name: "End" }).click();
    await dialog.getByRole("alert").filter({ hasText: "Somebody must always manage each part" }).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await own.waitFor();
  });
});

describe("two people who change the same case at once", () => {
  it("both keep what they wrote: the second sees both versions where both wrote, and saves", async () => {
    const { code } = await openCase(investigator, "Both");
    const [first, second] = [await palermo.signedIn("investigator"), await palermo.signedIn("investigator")];
    for (const page of [first, second]) {
      await goToCase(page, code);
      await page.getByRole("button", { name: "Change the case" }).click();
      await page.getByRole("dialog").getByLabel("Summary").waitFor();
    }
    await first.getByRole("dialog").getByLabel("Title").fill("Both, as the first says");
    await first.getByRole("dialog").getByLabel("Summary").fill("Words of the first.");
    await first.getByRole("dialog").getByRole("button", { name: "Change the case" }).click();
    await first.getByText("Case changed").waitFor();

    const dialog = second.getByRole("dialog");
    await dialog.getByLabel("Summary").fill("Words of the second.");
    await dialog.getByRole("button", { name: "Change the case" }).click();
    const panel = dialog.getByRole("alert");
    await panel.getByText("Somebody changed this while you were working.").waitFor();
    const summary = panel.getByRole("region", { name: "Summary" });
    expect(await summary.innerText()).toMatch(/Words of the second\.[\s\S]*Words of the first\./);
    expect(await dialog.locator("textarea").first().inputValue()).toBe("Words of the second.");
    expect(await barriers(second)).toEqual([]);
    expect(await panel.getByRole("region").count()).toBe(1);
    expect(await dialog.locator('input[name="title"]').inputValue()).toBe("Both, as the first says");
    await summary.getByRole("button", { name: "Take this" }).click();
    expect(await dialog.locator("textarea").first().inputValue()).toBe("Words of the first.");
    await dialog.getByLabel("Summary").fill("Words of the first. Words of the second.");
    await dialog.getByRole("button", { name: "Change the case" }).click();
    await second.getByText("Case changed").waitFor();
    const stands = (await ask(investigator, "casefile.get-case", { code })) as Record<string, unknown>;
    expect(stands).toMatchObject({
      title: "Both, as the first says",
      summary: "Words of the first. Words of the second.",
    });
    expect(palermo.complaints()).toEqual([]);
  });
});

describe("a closing", () => {
  it("is taken back from its toast", async () => {
    const { code } = await openCase(investigator, "Undo");
    await goToCase(investigator, code);
    await investigator.getByRole("button", { name: "Close the case" }).click();
    const dialog = investigator.getByRole("dialog");
    await dialog.getByLabel("Why it is closed").fill("By mistake");
    await dialog.getByRole("button", { name: "Close the case" }).click();
    await investigator.getByText("Case closed").waitFor();
    await investigator.getByRole("button", { name: "Open the case again" }).waitFor();
    await investigator.getByRole("button", { name: "Undo" }).click();
    await investigator.getByText("Taken back.").waitFor();
    await investigator.getByRole("button", { name: "Close the case" }).waitFor();
    expect(await ask(investigator, "casefile.get-case", { code })).toMatchObject({ state: "open" });
  });
});

describe("an emergency opening", () => {
  async function breakGlass(page: Page, code: string, reason: string): Promise<void> {
    await page.getByRole("button", { name: "Open a dossier in an emergency" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Code of the dossier" }).fill(code);
    await dialog.getByRole("textbox", { name: "What is the danger?" }).fill(reason);
    await dialog.getByRole("button", { name: "Open a dossier in an emergency" }).click();
  }

  it("shows a strip while it lasts; a second within a day waits for a second person", async () => {
    const [first, second] = [await openCase(investigator, "Danger"), await openCase(investigator, "Again")];
    const analyst = await palermo.signedIn("analyst");
    expect(await caseCodes(analyst)).not.toContain(first.code);
    await analyst.goto("/app/access/emergencies");
    await breakGlass(analyst, first.code, "short");
    const dialog = analyst.getByRole("dialog");
    await dialog
      .getByRole("textbox", { name: "What is the danger?" })
      .and(analyst.locator("[aria-invalid=true]"))
      .waitFor();
    await dialog
      .getByRole("textbox", { name: "What is the danger?" })
      .fill("Threats against the witness tonight");
    await dialog.getByRole("button", { name: "Open a dossier in an emergency" }).click();
    const strip = analyst.getByRole("status").filter({ hasText: `${first.code} is open in an emergency` });
    await strip.waitFor();
    expect(await barriers(analyst)).toEqual([]);
    await goToCase(analyst, first.code);
    await strip.waitFor();

    await analyst.goto("/app/access/emergencies");
    await breakGlass(analyst, second.code, "Threats against another witness");
    await analyst
      .getByRole("listitem")
      .filter({ hasText: second.code })
      .getByText(/waits for a second person/)
      .waitFor();
    expect(await analyst.getByRole("button", { name: "Consent" }).count()).toBe(0);
    expect(await analyst.getByRole("status").filter({ hasText: second.code }).count()).toBe(0);
    await analyst.goto(`/app/casefile/case/${second.code}`);
    await analyst.getByText("This is not here, or not open to you.").waitFor();

    const coordinator = await palermo.signedIn("coordinator");
    await coordinator.goto("/app/access/emergencies");
    await coordinator.getByRole("button", { name: "Consent" }).click();
    await coordinator.getByRole("dialog").getByRole("button", { name: "Consent" }).click();
    await coordinator.getByText("The dossier is open for four hours.").waitFor();
    await goToCase(analyst, second.code);
    await analyst.getByRole("status").filter({ hasText: second.code }).waitFor();
  });
});

describe("agency-wide access", () => {
  it("is given with a reason, confirmed by a second person, listed, and ended", async () => {
    const page = await palermo.signedIn("admin");
    await page.goto("/app/access/agency-grants");
    await page.getByText("Nobody has agency-wide access").waitFor();
    await page.getByRole("button", { name: "Give agency-wide access" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "To whom" }).fill("Leila");
    await page.getByRole("option", { name: /Leila Farouk/ }).click();
    await dialog.getByRole("combobox", { name: "Part of the dossiers" }).click();
    await page.getByRole("option", { name: "investigation" }).click();
    await dialog.getByRole("combobox", { name: "Purpose" }).click();
    await page.getByRole("option", { name: "supervision" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("short");
    await dialog.getByRole("button", { name: "Give agency-wide access" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).and(page.locator("[aria-invalid=true]")).waitFor();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Patterns across all cases");
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Give agency-wide access" }).click();
    await page.getByText("The change is recorded.").waitFor();
    const second = await palermo.signedIn("auditor");
    await second.goto("/app/review/waiting");
    await second.getByRole("heading", { level: 2 }).first().waitFor();
    await settled(second);
    await second.keyboard.press("1");
    await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await second.getByText("Approved.", { exact: true }).waitFor();
    await page.goto("/app/access/agency-grants");
    const row = page.getByRole("row").filter({ hasText: "Leila Farouk" });
    await row.getByText("Patterns across all cases").waitFor();
    await row.getByRole("button", { name: "End" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("No longer needed");
    await dialog.getByRole("button", { name: "End" }).click();
    await page.getByText("Nobody has agency-wide access").waitFor();
    expect(palermo.complaints()).toEqual([]);
  });
});
