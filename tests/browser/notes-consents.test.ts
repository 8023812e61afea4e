import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import {
  answer,
  beginInterview,
  installed,
  keptHere,
  openPhone,
  type Phone,
  setUpPhone,
  toStep,
  unlock,
  wordsIn,
} from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
const told = JSON.parse(
  readFileSync(new URL("../../kernel/consent/locales/en.json", import.meta.url), "utf8"),
) as Record<"purpose" | "topic" | "kind" | "give", Record<string, string>>;
const kept = t("where.kept").split("{{")[0] ?? "";

let palermo: Palermo;
let phone: Phone;
beforeAll(async () => {
  palermo = await openPalermo();
  phone = await openPhone({ url: palermo.url, width: 320 });
});
afterAll(async () => {
  await phone?.close();
  await palermo?.close();
});

async function finish(page: Page): Promise<void> {
  await toStep(page, t, "result");
  await page.getByRole("button", { name: t("result.finish") }).click();
  await page.getByRole("button", { name: t("list.new") }).waitFor();
}

it("[X3] what national law makes the agency report stands before rights and before the first consent, without network", async () => {
  const duties = "A child in danger is told to the youth office.";
  const admin = await palermo.signedIn("admin");
  await ask(admin, "screening.set-national-setting", {
    ...{ country: "XV", reflectionDays: 45, nonPunishment: true, advocateHours: 24, appealDays: 30, duties },
    forcedDisclosure: false,
  });
  await admin.context().close();
  const own = await openPhone({ url: palermo.url, width: 320 });
  try {
    let page = await setUpPhone(own, { t, lang: "en", password: palermo.password });
    await installed(page);
    page = await own.reopen(true);
    await unlock(page, t);
    await beginInterview(page, t);
    for (const [step, about] of [
      ["rights", t("rights.about")],
      ["wishes", t("wishes.about")],
    ] as const) {
      await toStep(page, t, step);
      const law = await page.getByText(duties).boundingBox();
      const first = await page
        .getByText(step === "rights" ? t("rights.topic.confidentiality-and-limits") : about)
        .boundingBox();
      expect(law?.y).toBeLessThan(first?.y ?? 0);
    }
    await keep(page, "notes-duties-320");
    expect(await barriers(page)).toEqual([]);
  } finally {
    await own.close();
  }
});

it("[S2] on the device a consent names one recipient, one purpose and what exactly; sent and taken back, the register says so", async () => {
  let page = await setUpPhone(phone, { t, lang: "en", password: palermo.password });
  await page.getByRole("button", { name: t("directory.title"), exact: true }).click();
  await page.getByLabel(t("directory.kind"), { exact: true }).waitFor();
  await installed(page);
  page = await phone.reopen(true);
  await unlock(page, t);
  await beginInterview(page, t);
  await toStep(page, t, "wishes");
  await page.getByRole("button", { name: t("consents.add"), exact: true }).click();
  const give = page.getByRole("button", { name: t("consents.give"), exact: true });
  expect(await give.isDisabled()).toBe(true);
  // Services of the directory are there without network, by name.
  await page.getByLabel(t("consents.to")).first().click();
  const option = page
    .getByRole("option")
    .filter({ hasText: told.kind.service ?? "" })
    .first();
  const recipient = (await option.innerText()).split(" · ")[0] ?? "";
  await option.click();
  await page.getByLabel(told.give.purpose ?? "", { exact: true }).selectOption("shelter");
  await page.getByLabel(told.topic["my-needs"] ?? "", { exact: true }).check();
  await answer(page, t("rights.understood"), t("rights.understood-is.said-it-back"));
  await keep(page, "notes-consent-320");
  expect(await barriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await give.click();
  const line = page.getByRole("listitem").filter({ hasText: recipient });
  await line
    .getByText(told.topic["my-needs"] ?? "", { exact: false })
    .first()
    .waitFor();
  await keptHere(page, t);
  await finish(page);
  await phone.context().setOffline(false);
  await page.getByText(kept, { exact: false }).waitFor();
  expect(await registered()).toEqual([{ purpose: "shelter", topics: ["my-needs"], taken_back: false }]);

  await page.getByText(kept, { exact: false }).click();
  await toStep(page, t, "wishes");
  await line.getByRole("button", { name: t("wishes.revoke"), exact: true }).click();
  await line.getByText(t("consents.taken-back"), { exact: true }).waitFor();
  await keptHere(page, t);
  await finish(page);
  await expect
    .poll(registered, { timeout: 30_000 })
    .toEqual([{ purpose: "shelter", topics: ["my-needs"], taken_back: true }]);
}, 180_000);

/** The consents of the demonstration apart, what the register holds since this test began. */
async function registered(): Promise<unknown[]> {
  const owner = await palermo.services.database.owner();
  try {
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query(
      `select purpose, topics, revoked_at is not null as taken_back from consent.consent
       where told_at > now() - interval '1 hour' and purpose = 'shelter' and topics = '{my-needs}'`,
    );
    return rows;
  } finally {
    await owner.end();
  }
}
