import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import {
  beginInterview,
  openPhone,
  type Phone,
  setUpPhone,
  toStep,
  unlock,
  wordsIn,
} from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
const texts = JSON.parse(
  readFileSync(new URL("../../modules/screening/locales/en.json", import.meta.url), "utf8"),
) as { tips: { begin: string } };

let palermo: Palermo;
let phone: Phone;
beforeAll(async () => {
  palermo = await openPalermo();
  phone = await openPhone({ url: palermo.url, width: 375 });
});
afterAll(async () => {
  await phone?.close();
  await palermo?.close();
});

it("[S14] an interview begins from a tip once the person was safely reached, and the tip goes with it", async () => {
  const page = await setUpPhone(phone, { t, lang: "en", password: palermo.password });
  const tipId = crypto.randomUUID();
  const { code } = (await ask(page, "screening.keep-tip", {
    ...{ tipId, teller: "labour-inspector", told: "A man at the greenhouses asked for water and help." },
  })) as { code: string };
  const begin = page.getByRole("button", { name: texts.tips.begin, exact: true });
  await page.goto(`/app/screening/tip/${code}`);
  await page.getByText("asked for water").waitFor();
  expect(await begin.count()).toBe(0);
  await ask(page, "screening.reach-person", { tipId, reached: true, how: "By his own phone, alone." });
  await page.reload();
  await begin.click();
  await unlock(page, t);
  await page.getByRole("heading", { level: 2, name: t("step.safety"), exact: true }).waitFor();
  await page.getByLabel(t("safety.place"), { exact: true }).fill("Post at the lake");
  await keep(page, "notes-from-tip-375");
  await toStep(page, t, "result");
  await page.getByRole("button", { name: t("result.finish") }).click();
  await page
    .getByText(t("where.kept").split("{{")[0] ?? "")
    .first()
    .waitFor();
  const { items } = (await ask(page, "screening.list-screenings", { limit: 1 })) as {
    items: { screeningId: string }[];
  };
  const found = (await ask(page, "screening.get-screening", { screeningId: items[0]?.screeningId })) as {
    interview: { place?: string };
  };
  expect(found.interview.place).toBe("Post at the lake");
  const owner = await palermo.services.database.owner();
  try {
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query("select tip_id from screening.screening where screening_id = $1", [
      items[0]?.screeningId,
    ]);
    expect(rows).toEqual([{ tip_id: tipId }]);
  } finally {
    await owner.end();
  }
});

it("[S10] the text of the leaflet stands on the device, for somebody who does not know yet", async () => {
  const own = await openPhone({ url: palermo.url, width: 320 });
  try {
    const page = await setUpPhone(own, { t, lang: "en", password: palermo.password });
    await beginInterview(page, t);
    await toStep(page, t, "result");
    const leaflet = page.locator("blockquote");
    await leaflet.waitFor();
    expect((await leaflet.innerText()).length).toBeGreaterThan(60);
    expect(await leaflet.innerText()).not.toMatch(/crime|police|shelter|traffick|victim/i);
    await keep(page, "notes-leaflet-320");
    expect(await barriers(page)).toEqual([]);
  } finally {
    await own.close();
  }
});
