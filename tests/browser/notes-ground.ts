import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import type { Lang } from "#kernel/words";
import { toldFirst } from "../../modules/screening/screening.ts";
import { chromiumFlags } from "./palermo.ts";

export const passphrase = "river stone lamp tree";

/** A phone: a browser whose store stays on the disk when it is closed or killed. */
export type Phone = {
  readonly page: () => Page;
  readonly context: () => BrowserContext;
  /** Closes the browser and opens it again; `offline` says whether there is a network then. */
  readonly reopen: (offline?: boolean) => Promise<Page>;
  readonly close: () => Promise<void>;
};

export type PhoneSettings = { readonly url: string; readonly lang?: Lang; readonly width?: number };

export async function openPhone({ url, lang = "en", width = 375 }: PhoneSettings): Promise<Phone> {
  const folder = mkdtempSync(join(tmpdir(), "palermo-phone-"));
  const start = () =>
    chromium.launchPersistentContext(folder, {
      executablePath: process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium",
      args: [...chromiumFlags],
      baseURL: url,
      locale: lang,
      viewport: { width, height: 812 },
      reducedMotion: "reduce",
      hasTouch: true,
    });
  let context = await start();
  let page = await context.newPage();
  return {
    page: () => page,
    context: () => context,
    async reopen(offline = false) {
      await context.close();
      context = await start();
      await context.setOffline(offline);
      page = await context.newPage();
      await page.goto("/app/notes");
      return page;
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Words = (key: string) => string;

/** The page's own texts in a language. */
export function wordsIn(lang: Lang): Words {
  const file = new URL(`../../modules/screening/pages/interview/locales/${lang}.json`, import.meta.url);
  const texts: unknown = JSON.parse(readFileSync(fileURLToPath(file), "utf8"));
  return (key) => {
    const found = key
      .split(".")
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
    if (typeof found !== "string") throw new Error(`no text ${key}`);
    return found;
  };
}

/** Signs in on the phone as a role of the demonstration, and sets the notes up. */
export async function setUpPhone(
  phone: Phone,
  {
    t,
    lang,
    password,
    duress,
    role = "frontline",
  }: { t: Words; lang: Lang; password: string; duress?: string; role?: string },
): Promise<Page> {
  const page = phone.page();
  await page.goto("/app/sign-in");
  const status = await page.evaluate(
    async ([who, wanted]) => {
      const post = (path: string, body: string) =>
        fetch(path, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
          body,
        });
      const answer = await post("/api/session/open-session", who);
      await post("/api/session/set-language", wanted);
      return answer.status;
    },
    [JSON.stringify({ email: `${role}@demo.palermo.test`, password }), JSON.stringify({ lang })] as const,
  );
  if (status !== 200) throw new Error(`signing in was answered with ${status}`);
  await page.goto("/app/notes");
  await page.getByLabel(t("setup.read")).check();
  await page.getByLabel(t("setup.passphrase"), { exact: true }).fill(passphrase);
  await page.getByLabel(t("setup.again"), { exact: true }).fill(passphrase);
  if (duress) await page.getByLabel(t("setup.duress"), { exact: true }).fill(duress);
  await page.getByRole("button", { name: t("setup.do"), exact: true }).click();
  await page.getByRole("button", { name: t("list.new") }).waitFor();
  return page;
}

/** Until the service worker holds every file, so that the page opens without network. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 100 && navigator.serviceWorker.controller === null; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

export async function unlock(page: Page, t: Words, words = passphrase): Promise<void> {
  await page.getByLabel(t("setup.passphrase"), { exact: true }).fill(words);
  await page.getByRole("button", { name: t("lock.open"), exact: true }).click();
}

export async function toStep(page: Page, t: Words, step: string): Promise<void> {
  await page
    .getByRole("navigation")
    .getByRole("button", { name: t(`step.${step}`), exact: true })
    .click();
  await page.getByRole("heading", { level: 2, name: t(`step.${step}`), exact: true }).waitFor();
}

/** Presses an answer of the question with this label. */
export async function answer(page: Page, label: string, reply: string): Promise<void> {
  await page
    .getByRole("group", { name: label })
    .getByRole("button", { name: reply, exact: true })
    .first()
    .click();
}

/** An adult who was told their rights, ready for any questions. */
export async function beginInterview(page: Page, t: Words): Promise<void> {
  await page.getByRole("button", { name: t("list.new") }).click();
  await answer(page, t("safety.safeToTalk"), t("answer.yes"));
  await answer(page, t("safety.child"), t("answer.no"));
  await toStep(page, t, "rights");
  for (const topic of toldFirst) await page.getByLabel(t(`rights.topic.${topic}`)).check();
  await answer(page, t("rights.understood"), t("rights.understood-is.said-it-back"));
  await page.getByLabel(t("rights.by")).fill("Officer 12");
  await page.getByText(t("rights.done")).waitFor();
}

export async function keptHere(page: Page, t: Words): Promise<void> {
  await page.getByText(t("step.kept"), { exact: true }).waitFor();
}
