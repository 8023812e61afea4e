import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import {
  changedElsewhere,
  deviceIdHere,
  everythingStored,
  noisyPicture,
  probe,
  rowsOf,
} from "./notes-inside.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

const t = wordsIn("en");
const lang = "en" as const;
const duress = "paper boat morning rain";
let palermo: Palermo;
const phones: Phone[] = [];
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(async () => {
  for (const phone of phones) await phone.close();
  await palermo?.close();
});

async function newPhone(more: { duress?: string } = {}): Promise<{ phone: Phone; page: Page }> {
  const phone = await openPhone({ url: palermo.url });
  phones.push(phone);
  const page = await setUpPhone(phone, { t, lang, password: palermo.password, ...more });
  return { phone, page };
}

async function finish(page: Page): Promise<void> {
  await toStep(page, t, "result");
  await page.getByRole("button", { name: t("result.finish") }).click();
  await page.getByRole("button", { name: t("list.new") }).waitFor();
}

const kept = t("where.kept").split("{{")[0] ?? "";

describe("setting up", () => {
  it("[offline-lock] says what can be recovered before a passphrase is chosen, and refuses weak ones", async () => {
    const phone = await openPhone({ url: palermo.url });
    phones.push(phone);
    const page = phone.page();
    await page.goto("/app/notes");
    await page.getByText(t("setup.signed-out")).waitFor();
    await page.goto("/app/sign-in?back=%2Fapp%2Fnotes");
    await page.getByRole("button", { name: /^Frontline/ }).click();
    await page.getByText(t("setup.fact-3")).waitFor();
    const [own, again] = [
      page.getByLabel(t("setup.passphrase"), { exact: true }),
      page.getByLabel(t("setup.again")),
    ];
    await own.fill("short");
    await again.fill("short");
    await page.getByRole("button", { name: t("setup.do"), exact: true }).click();
    await page.getByText(t("setup.wrong.unread")).waitFor();
    await page.getByLabel(t("setup.read")).check();
    await page.getByRole("button", { name: t("setup.do"), exact: true }).click();
    await page.getByText(t("setup.wrong.too-short")).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keep(page, "notes-setup-en");
  });

  it("[offline] is not for those who do not interview", async () => {
    const phone = await openPhone({ url: palermo.url });
    phones.push(phone);
    const page = phone.page();
    await page.goto("/app/sign-in?back=%2Fapp%2Fnotes");
    await page.getByRole("button", { name: /^Auditor/ }).click();
    await page.getByText(t("setup.not-yours")).waitFor();
  });
});

describe("the passphrase", () => {
  it("[offline-lock] forgotten: what was finished is still sent, what was not is destroyed, as was said before", async () => {
    const { phone, page } = await newPhone();
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await finish(page);
    await beginInterview(page, t);
    await keptHere(page, t);
    await page.getByRole("button", { name: t("app.lock") }).click();
    await unlock(page, t, "not the passphrase");
    await page.getByText(t("lock.wrong")).waitFor();
    await page.getByRole("button", { name: t("lock.forgot") }).click();
    await page.getByText(t("lock.forgot-about")).waitFor();
    await page.getByRole("button", { name: t("lock.forgot-do") }).click();
    const delivered = page.waitForResponse((one) => one.url().endsWith("/api/parcel/deliver") && one.ok());
    await phone.context().setOffline(false);
    expect(await (await delivered).json()).toMatchObject({ state: "kept", version: 1 });
    expect(await rowsOf(page)).toMatchObject({ item: 0, lock: 0 });
  });

  it("[duress] the second passphrase opens an empty store, and the first one finds everything again", async () => {
    const { phone, page } = await newPhone({ duress });
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await keptHere(page, t);
    await page.getByRole("button", { name: t("app.lock") }).click();
    await unlock(page, t, duress);
    await page.getByText(t("list.empty"), { exact: true }).waitFor();
    await page.getByRole("button", { name: t("app.lock") }).click();
    await unlock(page, t);
    await page.getByText(t("where.draft")).waitFor();
  });

  it("[offline-lock] nothing that was typed lies readable on the device, before and after sending", async () => {
    const { phone, page } = await newPhone();
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await toStep(page, t, "safety");
    await page.getByLabel(t("safety.note")).fill("CANARY told in confidence");
    await toStep(page, t, "person");
    await page.getByLabel(t("person.given")).fill("Canaryname");
    await keptHere(page, t);
    expect(await everythingStored(page)).not.toMatch(/canary/i);
    await finish(page);
    expect(await everythingStored(page)).not.toMatch(/canary/i);
    await phone.context().setOffline(false);
    await page.getByText(kept, { exact: false }).waitFor();
    expect(await everythingStored(page)).not.toMatch(/canary/i);
  });
});

describe("two devices on one screening", () => {
  it("[offline] shows both side by side, overwrites nothing, and sends what was chosen", async () => {
    const { phone, page } = await newPhone();
    await beginInterview(page, t);
    await toStep(page, t, "safety");
    await page.getByLabel(t("safety.note")).fill("first words");
    await keptHere(page, t);
    await finish(page);
    await page.getByText(kept, { exact: false }).waitFor();
    // Another device of the same officer changes it on the server, while this one changes it without network.
    await phone.context().setOffline(true);
    await page.getByText(kept, { exact: false }).click();
    await page.getByLabel(t("safety.note")).fill("words of this device");
    await keptHere(page, t);
    await phone.context().setOffline(false);
    const screeningId = await changedElsewhere(page);
    await phone.context().setOffline(true);
    await finish(page);
    await phone.context().setOffline(false);
    await page.getByText(t("where.stale")).click();
    await page.getByRole("heading", { name: t("compare.title") }).waitFor();
    await page.getByText("words of this device").waitFor();
    await page.getByText("words of the other device").waitFor();
    await keep(page, "notes-compare-en");
    expect(await barriers(page)).toEqual([]);
    const send = page.getByRole("button", { name: t("compare.send") });
    expect(await send.isDisabled()).toBe(true);
    for (const row of await page.getByRole("main").getByRole("group").all())
      await row
        .getByRole("button")
        .filter({ hasText: t("compare.mine") })
        .click();
    await send.click();
    await page.getByText(kept, { exact: false }).waitFor();
    const stale = await page.evaluate(
      async (id) => {
        const answer = await fetch("/api/screening/keep-screening", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: id,
        });
        return answer.json();
      },
      JSON.stringify(probe(screeningId)),
    );
    expect(stale).toMatchObject({
      theirs: { version: 3, interview: { safety: { note: "words of this device" } } },
    });
  });
});

describe("a device in danger", () => {
  it("[lost-device] reported lost, is refused and wipes itself at its next contact", async () => {
    const { phone, page } = await newPhone();
    await installed(page);
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await keptHere(page, t);
    const other = await palermo.signedIn("frontline");
    type Listed = { items: { deviceId: string; lostAt: string | null; wipedAt: string | null }[] };
    const own = await page.evaluate(deviceIdHere);
    await ask(other, "parcel.report-lost-device", { deviceId: own });
    await phone.context().setOffline(false);
    await page.waitForURL("**/blank.html");
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
    ).not.toContain("palermo-notes");
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    const listed = (await ask(other, "parcel.list-devices", {})) as Listed;
    const found = listed.items.find(({ deviceId }) => deviceId === own);
    expect(found?.lostAt).not.toBeNull();
    expect(found?.wipedAt).not.toBeNull();
  });

  it("[offline] Esc twice shows an empty page at once, locks, and leaves no way back to what was open", async () => {
    const { phone, page } = await newPhone();
    await installed(page);
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await keptHere(page, t);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForURL("**/blank.html");
    await expect.poll(() => page.locator("body").innerText()).toBe("");
    expect((await page.title()).replace("\u200b", "")).toBe("");
    await page.goto("/app/notes");
    await page.getByRole("button", { name: t("lock.open"), exact: true }).waitFor();
    await unlock(page, t);
    await page.getByText(t("where.draft")).waitFor();
  });

  it("[offline] a strong shake leaves at once, also on a phone that tells movement with gravity; a light one does not", async () => {
    const { page } = await newPhone();
    const shake = (name: "acceleration" | "accelerationIncludingGravity", strength: number) =>
      page.evaluate(
        ([kind, x]) => {
          for (let times = 0; times < 3; times += 1)
            window.dispatchEvent(new DeviceMotionEvent("devicemotion", { [kind]: { x, y: 0, z: 0 } }));
        },
        [name, strength] as const,
      );
    for (const name of ["acceleration", "accelerationIncludingGravity"] as const) {
      await shake(name, 12);
      expect(page.url()).toContain("/app/notes");
      await shake(name, 40);
      await page.waitForURL("**/blank.html");
      // The address goes at once, the empty page itself when the session has ended.
      await page.waitForFunction(() => document.body.childElementCount === 0);
      await page.goto("/app/notes");
      await page.getByRole("button", { name: t("lock.open"), exact: true }).waitFor();
    }
  });

  it("[offline] can be installed: its manifest is whole, neutral, and nothing keeps a browser from it", async () => {
    const { phone, page } = await newPhone();
    await installed(page);
    const cdp = await phone.context().newCDPSession(page);
    const manifest = await cdp.send("Page.getAppManifest");
    expect(manifest.errors).toEqual([]);
    expect(JSON.parse(manifest.data ?? "{}")).toMatchObject({ name: "Notes", display: "standalone" });
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  it("[X3] [S1] what national law forces out of the room stands first, before rights and in the consent text", async () => {
    const phone = await openPhone({ url: palermo.url });
    try {
      const before = phone.page();
      await before.route("**/api/screening/list-national-settings", async (route) => {
        const answer = await route.fetch();
        const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
        await route.fulfill({
          response: answer,
          json: {
            items: items.map((one) => ({ ...one, forcedDisclosure: true, duties: "Duty of this place" })),
          },
        });
      });
      const page = await setUpPhone(phone, { t, lang: "en", password: palermo.password });
      await beginInterview(page, t);
      await toStep(page, t, "rights");
      await page.getByText(t("law.forced")).waitFor();
      await page.getByText("Duty of this place").waitFor();
      await toStep(page, t, "wishes");
      const first = await page.getByText(t("law.forced")).boundingBox();
      const wishes = await page.getByText(t("wishes.about")).boundingBox();
      expect(first?.y ?? Number.NaN).toBeLessThan(wishes?.y ?? Number.NaN);
      await page.getByRole("button", { name: t("consents.add"), exact: true }).click();
      // Once more before the one consent that is asked for.
      const said = await page.getByText(t("law.forced")).nth(1).boundingBox();
      const asked = await page.getByLabel(t("consents.to")).first().boundingBox();
      expect(said?.y ?? Number.NaN).toBeLessThan(asked?.y ?? Number.NaN);
    } finally {
      await phone.close();
    }
  });

  it("[S9] asks for no photo by default, and takes sound only once the person agreed to it by itself", async () => {
    const { page } = await newPhone();
    await beginInterview(page, t);
    await toStep(page, t, "files");
    await page.getByText(t("files.about")).waitFor();
    const sound = page.getByRole("button", { name: t("files.sound"), exact: true });
    expect(await sound.isDisabled()).toBe(true);
    expect(
      await page
        .getByRole("listitem")
        .filter({ hasText: /\.(jpe?g|png)/ })
        .count(),
    ).toBe(0);
    await toStep(page, t, "wishes");
    await answer(page, t("wishes.recording"), t("answer.yes"));
    await toStep(page, t, "files");
    expect(await sound.isDisabled()).toBe(false);
  });

  it("[offline] hides itself from the list of apps, and locks when nobody touches it", async () => {
    const { page } = await newPhone();
    await beginInterview(page, t);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(await page.getByRole("heading", { level: 2 }).isVisible()).toBe(false);
    await page.evaluate(() => {
      const late = Date.now() + 6 * 60_000;
      Date.now = () => late;
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.getByRole("button", { name: t("lock.open"), exact: true }).waitFor();
  });

  it("[offline] with a clock that is wrong by a year says so, keeps its times apart and is sent all the same", async () => {
    const { phone } = await newPhone();
    const page = await phone.reopen();
    await page.addInitScript(() => {
      const late = 366 * 86_400_000;
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given: unknown[]) {
          super(...((given.length === 0 ? [Real.now() - late] : given) as [number]));
        }
        static override now = () => Real.now() - late;
      } as DateConstructor;
    });
    await page.reload();
    await page.getByText(t("clock.off").replace("{{count}}", "366")).waitFor();
    await unlock(page, t);
    await beginInterview(page, t);
    await finish(page);
    await page.getByText(kept, { exact: false }).waitFor();
  });

  it("[offline] full in the middle of a photo: nothing of it stays, answers are safe, and the reader is told", async () => {
    const { phone, page } = await newPhone();
    await phone.context().setOffline(true);
    await beginInterview(page, t);
    await answer(page, t("rights.understood"), t("rights.understood-is.said-yes"));
    await keptHere(page, t);
    await toStep(page, t, "files");
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      const full = { is: true };
      let pieces = 0;
      Object.assign(globalThis, { full });
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown]) {
        if (this.name === "piece" && full.is && ++pieces > 3)
          throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, given);
      } as typeof put;
    });
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "photo.png",
        mimeType: "image/png",
        buffer: Buffer.from(await noisyPicture(page), "base64"),
      });
    await page.getByText(t("room.no-photo")).waitFor();
    expect(await rowsOf(page)).toMatchObject({ piece: 0, item: 1 });
    await page.evaluate(() => {
      (globalThis as unknown as { full: { is: boolean } }).full.is = false;
    });
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "GPS 52.1 photo.png",
        mimeType: "image/png",
        buffer: Buffer.from(await noisyPicture(page), "base64"),
      });
    await page.getByText("1.png").waitFor();
    await finish(page);
    await page.getByText(t("where.files").replace("{{count}}", "1")).waitFor();
    await phone.context().setOffline(false);
    await page.getByText(kept, { exact: false }).waitFor();
    await page.getByText(t("where.files").replace("{{count}}", "1")).waitFor({ state: "detached" });
    expect(await rowsOf(page)).toMatchObject({ piece: 0 });
  });
});
