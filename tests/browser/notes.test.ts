import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import {
  beginInterview,
  installed,
  keptHere,
  openPhone,
  setUpPhone,
  toStep,
  unlock,
  wordsIn,
} from "./notes-ground.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

describe("an interview without network", () => {
  it("[offline] is installed, made in Arabic, outlives the browser, and has a receipt once there is a network", async () => {
    const t = wordsIn("ar");
    const phone = await openPhone({ url: palermo.url, lang: "ar" });
    let page = await setUpPhone(phone, { t, lang: "ar", password: palermo.password });
    await installed(page);
    page = await phone.reopen(true);
    await page.getByText(t("app.offline")).waitFor();
    expect(await page.title()).toBe("ملاحظات");
    await unlock(page, t);
    await beginInterview(page, t);
    await toStep(page, t, "choose");
    await page.getByRole("main").locator("button:enabled").first().click();
    await page
      .getByRole("main")
      .getByRole("button", { name: t("answer.yes"), exact: true })
      .first()
      .click();
    await keptHere(page, t);
    expect(await barriers(page)).toEqual([]);
    await keep(page, "notes-part-ar");
    // Closed in the middle, without pausing.
    page = await phone.reopen(true);
    await unlock(page, t);
    await page.getByText(t("where.draft")).waitFor();
    await page.getByText(t("where.draft")).click();
    await toStep(page, t, "result");
    await page
      .getByText(t("result.for"), { exact: true })
      .first()
      .waitFor()
      .catch(() => undefined);
    await keep(page, "notes-result-ar");
    await page.getByRole("button", { name: t("result.finish") }).click();
    await page.getByText(t("where.here")).waitFor();
    // Locked, and the browser closed once more: what waits is sent without the passphrase.
    page = await phone.reopen(false);
    // It may have gone before anybody listened: the browser keeps a list.
    await page.waitForFunction(() =>
      performance
        .getEntriesByType("resource")
        .some(
          (one) =>
            one.name.endsWith("/api/parcel/deliver") &&
            one instanceof PerformanceResourceTiming &&
            one.responseStatus === 200,
        ),
    );
    await unlock(page, t);
    await page.getByText(t("where.kept").split("{{")[0] ?? "").waitFor();
    await keep(page, "notes-list-ar");
    const seen = await palermo.signedIn("frontline");
    const mine = await ask(seen, "screening.list-instruments", {});
    expect(mine).toBeTruthy();
    await phone.close();
  });
});
