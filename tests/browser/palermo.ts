import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { openTestServer } from "#kernel/testing";
import type { Lang } from "#kernel/words";
import { modules } from "#modules";
import { waitQuickly } from "./quick-waits.ts";

/** How Chromium is started: nothing of its own goes out. */
export const chromiumFlags: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Visit = { readonly lang?: Lang; readonly width?: number; readonly dark?: boolean };

export type Palermo = {
  readonly url: string;
  readonly password: string;
  /** What the server told whoever started it, such as the first administrator's link. */
  readonly notes: readonly string[];
  /** What stands behind the pages, for what a test lets happen at once: events, escalations. */
  readonly services: Awaited<ReturnType<typeof openOwnServer>>["services"];
  readonly moveClock: (ms: number) => Promise<void>;
  /** Runs `palermo …` as the operator of this server and gives what it printed. */
  readonly command: (...words: string[]) => Promise<string>;
  /** A page of a fresh browser profile, not signed in. */
  readonly stranger: (visit?: Visit) => Promise<Page>;
  /** A page signed in as the demonstration's account of a role, in that language. */
  readonly signedIn: (role: string, visit?: Visit) => Promise<Page>;
  /** Sentences that any page wrote to its console as errors since this was last asked. */
  readonly complaints: () => string[];
  readonly close: () => Promise<void>;
};

/** The whole product in a browser: web app built as for users, server with the demonstration, Chromium. */
export async function openPalermo(env: Readonly<Record<string, string>> = {}): Promise<Palermo> {
  const folder = mkdtempSync(join(tmpdir(), "palermo-web-"));
  // `npm test` has built it already, for all files of this stage.
  const built = process.env.PALERMO_TEST_WEB;
  const webFolder = built ?? join(folder, "dist");
  if (built === undefined) await buildWeb(webFolder);
  const server = await openOwnServer(webFolder, env);
  const executablePath = process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  const complained: string[] = [];
  const stranger = (visit: Visit = {}) => openPage(browser, { url: server.url, visit, complained });
  return {
    url: server.url,
    password: server.password,
    notes: server.notes,
    services: server.services,
    moveClock: server.moveClock,
    async command(...words) {
      const script = fileURLToPath(new URL("../../bin/palermo.ts", import.meta.url));
      const env = { ...process.env, ...server.settings };
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...words], { env });
      return stdout;
    },
    stranger,
    async signedIn(role, visit = {}) {
      const page = await stranger(visit);
      // A page of this origin without script: the app is loaded once, signed in.
      await page.goto("/blank.html");
      await signIn(
        page,
        { email: `${role}@demo.palermo.test`, password: server.password },
        visit.lang ?? "en",
      );
      await page.goto("/app");
      await page.getByRole("main").waitFor();
      await settled(page);
      return page;
    },
    complaints: () => complained.splice(0),
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server of this file's own, with a copy of the demonstration that the run has loaded. */
export function openOwnServer(webFolder: string, env: Readonly<Record<string, string>> = {}) {
  return openTestServer({ modules, webFolder, env, copyOf: inject("demonstration"), durable: false });
}

/** In a process of its own, since the test runner's environment would make a build for developers. */
async function buildWeb(outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  const config = fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url));
  await promisify(execFile)(
    process.execPath,
    [vite, "build", "--config", config, "--outDir", outDir, "--emptyOutDir"],
    {
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
}

type Opening = { readonly url: string; readonly visit: Visit; readonly complained: string[] };

async function openPage(browser: Browser, { url, visit, complained }: Opening): Promise<Page> {
  const { lang = "en", width = 1280, dark = false } = visit;
  const context = await browser.newContext({
    baseURL: url,
    locale: lang,
    colorScheme: dark ? "dark" : "light",
    viewport: { width, height: width < 600 ? 812 : 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  waitQuickly(page);
  page.on("pageerror", (error) => complained.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // The browser reports every answer of 400 and above; those are looked at where they are expected.
    const answer = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !answer) complained.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Signs in as the page would, without filling in the form. */
async function signIn(page: Page, who: { email: string; password: string }, lang: Lang): Promise<void> {
  const status = await page.evaluate(
    async ([body, wanted]) => {
      const post = (path: string, text: string) =>
        fetch(path, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
          body: text,
        });
      const answer = await post("/api/session/open-session", body);
      await post("/api/session/set-language", wanted);
      return answer.status;
    },
    [JSON.stringify(who), JSON.stringify({ lang })] as const,
  );
  if (status !== 200) throw new Error(`signing in as ${who.email} was answered with ${status}`);
}

/** An address of the app that no page has. */
const between = "/app/between/two/pages";

/**
 * Goes to a page as a link of the app does, without loading the app anew. On the way lies the page of an unknown address,
 * so that a heading of the page before is never taken for the new one's.
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  const hasText = titleBetween(lang);
  await page.evaluate((to) => history.pushState(null, "", to), between);
  await page.locator("h1", { hasText }).waitFor();
  await page.evaluate((to) => history.pushState(null, "", to), path);
  await page.locator("h1").filter({ hasNotText: hasText }).waitFor();
}

function titleBetween(lang: string): string {
  const texts: unknown = JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../web/locales/${lang}.json`, import.meta.url)), "utf8"),
  );
  return (texts as { "not-found": { title: string } })["not-found"].title;
}

/** Waits until nothing of the page is on its way any more, and it rests: from then on it listens for its keys. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(
    () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 2000 })),
  );
}
