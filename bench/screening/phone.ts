import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Page } from "playwright-core";
import { projectFolder } from "../lib/machine.ts";

export const chromiumPath = process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium";
export const passphrase = "river stone lamp tree";

/** A phone with the notes of the demonstration's officer set up on it. */
export type Phone = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
};

const texts = JSON.parse(
  readFileSync(join(projectFolder, "modules/screening/pages/interview/locales/en.json"), "utf8"),
) as Record<string, unknown>;

/** A text of the page as it stands on the screen. */
export function said(key: string): string {
  const found = key
    .split(".")
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
  if (typeof found !== "string") throw new Error(`no text ${key}`);
  return found;
}

/** Starts Chromium on a store of its own, signs the officer in and sets the notes up. */
export async function openPhone(address: string): Promise<Phone> {
  const folder = mkdtempSync(join(tmpdir(), "palermo-bench-phone-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    baseURL: address,
    locale: "en",
    viewport: { width: 375, height: 812 },
    hasTouch: true,
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const phone = {
    page,
    context,
    cdp,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await setUp(page);
  } catch (error) {
    await phone.close();
    throw error;
  }
  return phone;
}

async function setUp(page: Page): Promise<void> {
  await page.goto("/app/sign-in");
  const who = JSON.stringify({ email: "frontline@demo.palermo.test", password: "palermo-demo-only" });
  const status = await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const answer = await fetch("/api/session/open-session", { method: "POST", headers, body });
    return answer.status;
  }, who);
  if (status !== 200) throw new Error(`signing in was answered with ${status}`);
  await page.goto("/app/notes");
  await page.getByLabel(said("setup.read")).check();
  await page.getByLabel(said("setup.passphrase"), { exact: true }).fill(passphrase);
  await page.getByLabel(said("setup.again"), { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: said("setup.do"), exact: true }).click();
  await page.getByRole("button", { name: said("list.new") }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 200 && navigator.serviceWorker.controller === null; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

export async function slowDown({ cdp }: Pick<Phone, "cdp">, rate: number): Promise<void> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Processor seconds of the page's main thread since it began: all tasks, script, style and layout. */
export async function threadTime({
  cdp,
}: Pick<Phone, "cdp">): Promise<Readonly<Record<"task" | "script" | "layout", number>>> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    task: value("TaskDuration"),
    script: value("ScriptDuration"),
    layout: value("LayoutDuration") + value("RecalcStyleDuration"),
  };
}

/** How long a fixed piece of work takes in the page, in ms: shows that slowing down is real. */
export async function fixedWork({ page }: Pick<Phone, "page">): Promise<number> {
  return page.evaluate(() => {
    function work(): number {
      const from = performance.now();
      let sum = 0;
      for (let at = 0; at < 3_000_000; at += 1) sum = (sum * 31 + at) % 1_000_003;
      return performance.now() - from + (sum < 0 ? 1 : 0);
    }
    const times = Array.from({ length: 9 }, work).sort((a, b) => a - b);
    return times[0] ?? Number.NaN;
  });
}
