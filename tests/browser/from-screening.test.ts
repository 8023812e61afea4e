import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anInterview, aScreening } from "../../modules/screening/builders.ts";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { passphrase, wordsIn } from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
}, 180_000);
afterAll(() => palermo?.close());

const at = "2026-03-01T10:00:00Z";
const sent = aScreening({
  name: { given: "Canaryname" },
  interview: anInterview({
    wishes: { police: { answer: "yes", at } },
    parts: [
      {
        instrument: "ilo-11",
        version: 1,
        answers: { "ilo11-07": { said: { state: "yes", note: "the boss has it" } } },
      },
    ],
  }),
});

/** Takes the first of what a field of the dialog offers. */
async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label).first().click();
  await page.getByRole("option").filter({ visible: true }).first().click();
}

it("[S2] a screening leads to a referral and a case with chosen answers and no name, and the interview goes on here", async () => {
  const page = await palermo.signedIn("frontline", { width: 1440 });
  const { code } = (await ask(page, "screening.keep-screening", sent)) as { code: string };
  const address = `/app/screening/screening/${code}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Open a referral", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Area", { exact: false }).first().waitFor();
  await keep(page, "from-screening-referral");
  expect(await barriers(page)).toEqual([]);
  await choose(page, "Area");
  await choose(page, "Service");
  await dialog.getByLabel("What I need").fill("a bed tonight");
  await choose(page, "Answers to carry over");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Open a referral", exact: true }).click();
  await page.waitForURL(/\/app\/referral\/referral\/R-/);
  await page.getByText("the boss has it").first().waitFor();
  expect(await page.content()).not.toContain("Canaryname");

  // Somebody who interviews and investigates; the demonstration has nobody who does both.
  const owner = await palermo.services.database.owner();
  await owner.query(
    "update access.account set roles = roles || '{investigator}' where email like 'frontline@%'",
  );
  await owner.end();
  const both = await palermo.signedIn("frontline", { width: 1440 });
  await both.goto(address);
  await both.getByRole("button", { name: "Open a case", exact: true }).click();
  const opening = both.getByRole("dialog");
  await opening.getByText("Answers to carry over").waitFor();
  await choose(both, "Kind");
  await choose(both, "Answers to carry over");
  await both.keyboard.press("Tab");
  await keep(both, "from-screening-case");
  await opening.getByRole("button", { name: "Open a case", exact: true }).click();
  await both.waitForURL(/\/app\/casefile\/case\/C-/);
  await both.getByText("the boss has it").first().waitFor();
  expect(await both.content()).not.toContain("Canaryname");

  await page.goto(address);
  await page.getByRole("button", { name: "Go on with the interview", exact: true }).click();
  await page.waitForURL("**/app/notes");
  await page.getByLabel(t("setup.read")).check();
  await page.getByLabel(t("setup.passphrase"), { exact: true }).fill(passphrase);
  await page.getByLabel(t("setup.again"), { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: t("setup.do"), exact: true }).click();
  await page.getByRole("heading", { level: 2, name: t("step.safety") }).waitFor();
  await page.getByLabel(t("safety.note")).fill("went on at the desk");
  await page.getByText(t("step.kept"), { exact: true }).waitFor();
  await page
    .getByRole("navigation")
    .getByRole("button", { name: t("step.result"), exact: true })
    .click();
  await page.getByRole("button", { name: t("result.finish") }).click();
  await page.getByText(t("where.kept").split("{{")[0] ?? "").waitFor();
  const found = (await ask(page, "screening.get-screening", { code })) as {
    interviewVersion: number;
    interview: { safety: { note?: string } };
  };
  expect(found).toMatchObject({
    interviewVersion: 2,
    interview: { safety: { note: "went on at the desk" } },
  });
}, 300_000);
