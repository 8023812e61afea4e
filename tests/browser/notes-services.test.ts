import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#kernel/words";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import {
  answer,
  beginInterview,
  installed,
  openPhone,
  type Phone,
  setUpPhone,
  toStep,
  unlock,
  wordsIn,
} from "./notes-ground.ts";
import { everythingStored } from "./notes-inside.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

type Listed = {
  readonly items: readonly {
    readonly code: string;
    readonly secret: boolean;
    readonly content: { readonly name: { readonly text: string }; readonly dutyPhone?: string };
  }[];
};

let palermo: Palermo;
let listed: Listed["items"];
const phones: Phone[] = [];
beforeAll(async () => {
  palermo = await openPalermo();
  const officer = await palermo.signedIn("frontline");
  listed = ((await ask(officer, "referral.list-services", { limit: 200 })) as Listed).items;
});
afterAll(async () => {
  for (const phone of phones) await phone.close();
  await palermo?.close();
});

/** The kinds of help as the directory's own pages call them. */
function kindIn(lang: Lang, kind: string): string {
  const file = new URL(`../../modules/referral/locales/${lang}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, "utf8")) as { kind: Record<string, string> };
  return texts.kind[kind] ?? kind;
}

/** A phone that once had the directory, and is opened anew without network. */
async function withoutNetwork(lang: Lang, width = 375): Promise<{ phone: Phone; page: Page }> {
  const t = wordsIn(lang);
  const phone = await openPhone({ url: palermo.url, lang, width });
  phones.push(phone);
  const page = await setUpPhone(phone, { t, lang, password: palermo.password });
  await page.getByRole("button", { name: t("directory.title"), exact: true }).click();
  await page.getByLabel(t("directory.kind"), { exact: true }).waitFor();
  await installed(page);
  return { phone, page: await phone.reopen(true) };
}

describe("the directory of services without network", () => {
  for (const lang of ["en", "ar"] as const)
    it(`[offline-services] is shown and searched on the device, and says of when it is (${lang})`, async () => {
      const t = wordsIn(lang);
      const { page } = await withoutNetwork(lang);
      // Nothing of it lies readable on the device, open or locked.
      const names = listed.map(({ content }) => content.name.text);
      const lies = await everythingStored(page);
      expect(names.filter((name) => lies.includes(name))).toEqual([]);
      await unlock(page, t);
      await page.getByRole("button", { name: t("directory.title"), exact: true }).click();
      await page.getByRole("heading", { name: t("directory.title"), exact: true }).waitFor();
      await page.getByText(t("directory.as-of").split("{{at}}")[0] ?? "", { exact: false }).waitFor();
      const lines = page.getByRole("main").locator("details");
      expect(await lines.count()).toBe(Math.min(40, listed.length));
      expect(await barriers(page)).toEqual([]);
      await keep(page, `notes-services-${lang}`);
      await page
        .getByLabel(t("directory.kind"), { exact: true })
        .selectOption({ label: kindIn(lang, "shelter") });
      const shelters = await lines.count();
      expect(shelters).toBeGreaterThan(0);
      expect(shelters).toBeLessThan(listed.length);
      await lines.first().locator("summary").click();
      await page.getByRole("link", { name: /\+000/ }).first().waitFor();
      await keep(page, `notes-services-one-${lang}`);
      // Those for children take nobody of sixty.
      await page
        .getByLabel(t("directory.kind"), { exact: true })
        .selectOption({ label: kindIn(lang, "child-protection") });
      await page.getByLabel(t("directory.age"), { exact: true }).fill("60");
      await page.getByText(t("directory.near"), { exact: true }).waitFor();
      await page.getByText(t("directory.miss.age"), { exact: false }).first().waitFor();
      await keep(page, `notes-services-near-${lang}`);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("button", { name: t("app.back"), exact: true }).click();
      await page.getByRole("button", { name: t("list.new") }).waitFor();
    }, 120_000);

  it("[offline-services] opens from what a screening shows, looks for this person, and comes back to the same place", async () => {
    const t = wordsIn("en");
    const { page } = await withoutNetwork("en", 320);
    await unlock(page, t);
    await beginInterview(page, t);
    await toStep(page, t, "person");
    await answer(page, t("person.sex"), t("person.sex-is.female"));
    await page.getByLabel(t("person.year")).fill(String(new Date().getUTCFullYear() - 16));
    await toStep(page, t, "result");
    await page.getByRole("button", { name: t("directory.look-up"), exact: true }).click();
    await page.getByRole("heading", { name: t("directory.title"), exact: true }).waitFor();
    expect(await page.getByLabel(t("directory.sex"), { exact: true }).inputValue()).toBe("female");
    expect(await page.getByLabel(t("directory.age"), { exact: true }).inputValue()).toBe("16");
    // Nothing runs out of a small screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await keep(page, "notes-services-from-result-320");
    await page.getByRole("button", { name: t("app.back"), exact: true }).click();
    await page.getByRole("heading", { level: 2, name: t("step.result"), exact: true }).waitFor();
  }, 120_000);

  it("[offline-services] the second passphrase opens no copy that the first one brought, and takes none away", async () => {
    const t = wordsIn("en");
    const duress = "paper boat morning rain";
    const phone = await openPhone({ url: palermo.url });
    phones.push(phone);
    const page = await setUpPhone(phone, { t, lang: "en", password: palermo.password, duress });
    await page.getByRole("button", { name: t("directory.title"), exact: true }).click();
    await page.getByLabel(t("directory.kind"), { exact: true }).waitFor();
    await installed(page);
    // With network the second one brings its own for as long as it is open.
    await page.getByRole("button", { name: t("app.lock") }).click();
    await unlock(page, t, duress);
    await page.getByRole("button", { name: t("directory.title"), exact: true }).click();
    await page.getByLabel(t("directory.kind"), { exact: true }).waitFor();
    const later = await phone.reopen(true);
    await unlock(later, t, duress);
    await later.getByRole("button", { name: t("directory.title"), exact: true }).click();
    await later.getByText(t("directory.none-here"), { exact: true }).waitFor();
    await later.getByRole("button", { name: t("app.lock") }).click();
    await unlock(later, t);
    await later.getByRole("button", { name: t("directory.title"), exact: true }).click();
    await later.getByLabel(t("directory.kind"), { exact: true }).waitFor();
  }, 120_000);
});
