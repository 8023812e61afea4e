import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, openCase } from "./ask.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { openPalermo, type Palermo, settled } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

/** Addresses and bodies of what a page sends, to look for words that must not stand there. */
function sentBy(page: Page): { urls: string[] } {
  const sent = { urls: [] as string[] };
  page.on("request", (request) => sent.urls.push(request.url()));
  return sent;
}

describe("search for everything", () => {
  it("opens with / and finds a case by its code, an action, a language and a page", async () => {
    const page = await palermo.signedIn("investigator");
    const { code } = await openCase(page, "Search me");
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill(code.toLowerCase());
    await page.getByRole("option", { name: new RegExp(code), selected: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `Case ${code}`, level: 1 }).waitFor();

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("open case");
    await page.getByRole("option", { name: /^Open a case/ }).click();
    await page.getByRole("dialog", { name: "Open a case" }).waitFor();
    await page.keyboard.press("Escape");

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("русский");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Дела", exact: true, level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("english");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Cases", exact: true, level: 1 }).waitFor();
    expect(palermo.complaints()).toEqual([]);
  });

  it("opens the line that was read, also when answers come above it later", async () => {
    const page = await palermo.signedIn("investigator");
    const { code } = await openCase(page, "Late answer");
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/api/casefile/search-cases", async (route) => {
      await held;
      const items = [{ code, label: `Cases of ${code}`, about: "" }];
      await route.fulfill({ json: { items } });
    });
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("cases");
    const read = page.getByRole("option", { name: /^Cases/, selected: true });
    await read.waitFor();
    answer();
    await page.getByRole("option", { name: new RegExp(code) }).waitFor();
    expect(await page.getByRole("option").first().textContent()).toContain(code);
    expect(await read.textContent()).not.toContain(code);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Cases", exact: true, level: 1 }).waitFor();
    expect(page.url()).not.toContain(code);
  });

  it("offers only what the reader's roles open", async () => {
    const page = await palermo.signedIn("trainer");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("account");
    await page.getByRole("option", { name: "My account" }).waitFor();
    expect(await page.getByRole("option", { name: "Open an account" }).count()).toBe(0);
    await page.getByRole("combobox").fill("case");
    expect(await page.getByRole("option", { name: "Open a case" }).count()).toBe(0);
  });

  it("puts nothing that was typed into an address and keeps none of it", async () => {
    const page = await palermo.signedIn("investigator");
    const sent = sentBy(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("Vesna Kolar");
    await page.getByText("Nothing found that is open to you.").waitFor();
    await page.waitForLoadState("networkidle");
    expect(sent.urls.filter((url) => /vesna|kolar/i.test(url))).toEqual([]);
    await page.keyboard.press("Escape");
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]),
    );
    expect(kept).not.toMatch(/vesna/i);
    await page.keyboard.press("Control+k");
    expect(await page.getByRole("combobox").inputValue()).toBe("");
  });

  it("opens one's saved views", async () => {
    const page = await palermo.signedIn("investigator");
    await ask(page, "saved-view.save-view", {
      viewId: crypto.randomUUID(),
      list: "casefile.list-cases",
      name: "Closed ones",
      state: { filters: { state: "closed" } },
    });
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("closed ones");
    await page.getByRole("option", { name: /^Closed ones/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/app/casefile/cases?state=closed");
  });

  it("goes the same way in Arabic on a phone, without an English word", async () => {
    const page = await palermo.signedIn("prosecutor", { lang: "ar", width: 375 });
    await page.getByRole("button", { name: "البحث في كل شيء" }).click();
    await page.getByRole("option").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    const words = await page.getByRole("listbox").innerText();
    const names = /Palermo|HTCDS|English|Français|Español|ID/g;
    expect(words.replace(names, "").match(/[a-z]{3,}/gi)).toBeNull();
    expect(palermo.complaints()).toEqual([]);
  });
});

describe("help", () => {
  it.each([
    { lang: "en", width: 1280, title: "Help" },
    { lang: "ar", width: 375, title: "المساعدة" },
  ] as const)("opens with ? and explains the page and its words in $lang", async ({ lang, width, title }) => {
    const page = await palermo.signedIn("investigator", { lang, width });
    await page.goto("/app/casefile/cases");
    await page.locator("h1").waitFor();
    await settled(page);
    await page.keyboard.press("?");
    const drawer = page.getByRole("dialog", { name: title });
    await drawer.getByRole("listitem").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await drawer.locator("button[aria-expanded]").first().click();
    await page.locator("[data-position]").getByText(/2000/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog").getByRole("table").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(palermo.complaints()).toEqual([]);
  });
});

describe("the tour", () => {
  it.each([
    { role: "investigator", lang: "en", width: 1280, steps: 9 },
    { role: "investigator", lang: "ar", width: 375, steps: 9 },
    { role: "rapporteur", lang: "en", width: 1280, steps: 7 },
  ] as const)(
    "leads the $role in $lang at $width px from home to the end, once",
    async ({ role, lang, width, steps }) => {
      const page = await palermo.signedIn(role, { lang, width });
      await ask(page, "guide.choose", { name: "tour-seen", chosen: false });
      await page.goto("/app");
      await page.locator("#tour-offer").waitFor();
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      await page.locator("section:has(#tour-offer) button").first().click();
      const panel = page.locator("dialog");
      for (let step = 1; step <= steps; step += 1) {
        await panel.getByText(new RegExp(`^\\D*${step}\\D+${steps}\\D*$`)).waitFor();
        await settled(page);
        expect(await barriers(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
        const box = await panel.boundingBox();
        expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
        if (role === "investigator" && step === 5)
          await page.getByRole("heading", { level: 1, name: /C-/ }).waitFor();
        if (step < steps) await page.keyboard.press(lang === "ar" ? "ArrowLeft" : "ArrowRight");
      }
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      await page.goto("/app");
      await page.locator("h1").waitFor();
      await settled(page);
      expect(await page.locator("#tour-offer").count()).toBe(0);
      expect(palermo.complaints()).toEqual([]);
    },
  );

  it("can be taken again from the help", async () => {
    const page = await palermo.signedIn("court");
    await page.keyboard.press("?");
    // The home page offers it too.
    await page.getByRole("dialog", { name: "Help" }).getByRole("button", { name: "Take the tour" }).click();
    await page.locator("dialog").getByText("1 of 7").waitFor();
    await page.locator("dialog").getByRole("button", { name: "Close the tour" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
  });
});

describe("leaving at once", () => {
  it("does nothing until it is switched on; then Esc twice empties the screen and ends the session", async () => {
    const page = await palermo.signedIn("prosecutor");
    const { code } = await openCase(page, "Quick");
    await page.goto(`/app/casefile/case/${code}`);
    await page.getByRole("heading", { name: `Case ${code}`, level: 1 }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: `Case ${code}`, level: 1 }).waitFor();

    await page.goto("/app/account");
    await page.getByRole("switch", { name: "Esc twice leaves at once" }).click();
    await page.getByRole("switch", { name: "Esc twice leaves at once", checked: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "My account", level: 1 }).waitFor();

    await page.goto(`/app/casefile/case/${code}`);
    await page.getByRole("heading", { name: `Case ${code}`, level: 1 }).waitFor();
    await settled(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForURL("**/blank.html");
    await page.waitForFunction(() => document.getElementById("root") === null);
    expect((await page.locator("body").innerText()).trim()).toBe("");
    expect((await page.title()).replace("\u200b", "")).toBe("");
    // The end of the session is on its way while the screen is empty already.
    const asked = () =>
      page.evaluate(async () => {
        const headers = { "content-type": "application/json" };
        return (await fetch("/api/session/list-sessions", { method: "POST", headers, body: "{}" })).status;
      });
    await expect.poll(asked, { timeout: 20_000 }).toBe(401);
    await page.goBack();
    await page.getByRole("heading", { name: "Sign in", exact: true, level: 1 }).waitFor();
    expect(page.url()).not.toContain(code);
  });
});

describe("notices and paper", () => {
  it("lists notices, leads to where they are dealt with and marks one as read", async () => {
    const page = await palermo.signedIn("admin");
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await page.getByRole("menuitem", { name: "All notices" }).click();
    await page.getByRole("heading", { name: "All notices", exact: true, level: 1 }).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
  });

  it("prints the code, the date and no navigation", async () => {
    const page = await palermo.signedIn("investigator");
    const { code } = await openCase(page, "Paper");
    await page.goto(`/app/casefile/case/${code}`);
    await page.getByRole("heading", { name: `Case ${code}`, level: 1 }).waitFor();
    await settled(page);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("navigation").count()).toBe(0);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(5_000);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const foot = page.locator("[class*=printFoot]");
    await foot.getByText(code, { exact: false }).waitFor();
  });
});
