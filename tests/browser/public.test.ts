import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillJudgments } from "../public/fill-judgments.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { chromiumFlags, openOwnServer } from "./palermo.ts";
import { waitQuickly } from "./quick-waits.ts";

let server: Awaited<ReturnType<typeof openOwnServer>>;
let browser: Browser;
let first = "";
const folder = mkdtempSync(join(tmpdir(), "palermo-web-"));
const pictures = process.env.PALERMO_TEST_PICTURES;

beforeAll(async () => {
  // The pages need no web app: an empty folder stands for it.
  server = await openOwnServer(folder);
  [first = ""] = await fillJudgments(server.services, 60);
  const executablePath = process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  waitQuickly(page);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const desk = { width: 1440, height: 900 };
const phone = { width: 375, height: 812 };
const places = [
  "",
  "/caselaw",
  "/caselaw?q=wages",
  "/caselaw/concepts",
  "/caselaw/concepts/consent",
  "/law",
  "/law/treaties/TIP?on=2016-01-01",
  "/law/countries",
  "/law/countries/KE",
  "/law/legislation",
  "/library",
  "/library/lists",
  "/library/stories",
  "/data",
  "/corrections",
  "/nothing",
];

describe("without script", () => {
  it("a reader searches, narrows down, opens a judgment, reads on and changes the language", async () => {
    const { page } = await visit({ javaScriptEnabled: false, viewport: desk });
    await page.goto("/public/en");
    await page.getByRole("searchbox").first().fill("greenhouses wages");
    await page.getByRole("button", { name: "Search" }).first().click();
    await page.getByRole("heading", { name: /^Judgments: \d/ }).waitFor();
    expect(await page.locator("mark").count()).toBeGreaterThan(0);
    await page.getByRole("complementary").getByText("Finality").click();
    await page
      .getByRole("complementary")
      .getByRole("link", { name: /not final/ })
      .click();
    await page.getByRole("link", { name: /Take away: Finality/ }).waitFor();
    await page.getByRole("link", { name: "The greenhouses of Lakeside" }).click();
    await page.getByRole("heading", { level: 1, name: "The greenhouses of Lakeside" }).waitFor();
    await page.getByText("This judgment is not final").waitFor();
    await page.getByRole("link", { name: /^Read in full: The judgment itself/ }).click();
    await page.getByRole("heading", { level: 1, name: /The judgment itself/ }).waitFor();
    await page.getByRole("link", { name: first }).click();
    await page.getByRole("link", { name: "العربية" }).click();
    await page.getByRole("heading", { level: 1, name: "قضية البيوت المحمية في ليكسايد" }).waitFor();
    expect(page.url()).toBe(`${server.url}/public/ar/caselaw/${first}`);
  });

  it("the keyboard comes to the content first", async () => {
    const { page } = await visit({ javaScriptEnabled: false, viewport: desk });
    await page.goto("/public/en/caselaw");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
  });
});

describe.each([
  { lang: "en", name: "desk", viewport: desk, colorScheme: "light" as const },
  { lang: "en", name: "phone", viewport: phone, colorScheme: "dark" as const },
  { lang: "ar", name: "desk", viewport: desk, colorScheme: "dark" as const },
  { lang: "ar", name: "phone", viewport: phone, colorScheme: "light" as const },
])("in $lang on a $name", ({ lang, name, viewport, colorScheme }) => {
  it("no page has a barrier, is too wide, or complains", async () => {
    const { page, complaints } = await visit({ viewport, colorScheme });
    for (const [at, place] of [...places, `/caselaw/${first}`, `/caselaw/${first}/text-1`].entries()) {
      await page.goto(`/public/${lang}${place}`);
      await picture(page, `${lang}-${name}-${at}`);
      expect(await isTooWide(page), place).toBe(false);
      expect(await barriers(page), place).toEqual([]);
    }
    const said = complaints.filter((one) => !one.startsWith("Failed to load resource"));
    expect(said).toEqual([]);
  });
});
