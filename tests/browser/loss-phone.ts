import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Harness } from "./loss-harness.ts";
import { chromiumFlags } from "./palermo.ts";

/** A browser started by hand, so that it can be killed with -9 in the middle of anything. */
export class LossPhone {
  readonly #folder = mkdtempSync(join(tmpdir(), "palermo-loss-"));
  readonly #url: string;
  readonly #code: string;
  #child: ChildProcess | null = null;
  #browser: Browser | null = null;
  #page: Page | null = null;

  constructor(url: string, code: string) {
    this.#url = url;
    this.#code = code;
  }

  async start(): Promise<void> {
    const port = join(this.#folder, "DevToolsActivePort");
    rmSync(port, { force: true });
    const executable = process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium";
    const flags = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${this.#folder}`];
    // A group of its own, so that nothing of it outlives the kill.
    this.#child = spawn(executable, [...chromiumFlags, ...flags, "about:blank"], {
      stdio: "ignore",
      detached: true,
    });
    for (const until = Date.now() + 20_000; !existsSync(port) && Date.now() < until; ) await wait(25);
    const [number] = readFileSync(port, "utf8").split("\n");
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    const context = this.#browser.contexts()[0] ?? (await this.#browser.newContext());
    this.#page = await context.newPage();
    await this.#page.goto(`${this.#url}/blank.html`);
    await this.#page.evaluate(this.#code);
  }

  /** Runs in the page; rejects when the browser is killed meanwhile. */
  async run<T>(act: (harness: Harness) => T | Promise<T>): Promise<T> {
    if (this.#page === null) throw new Error("the phone is off");
    return (await this.#page.evaluate(`(${act.toString()})(globalThis.harness)`)) as T;
  }

  get page(): Page {
    if (this.#page === null) throw new Error("the phone is off");
    return this.#page;
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#page
      ?.context()
      .setOffline(offline)
      .catch(() => undefined);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#page = null;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    process.kill(-child.pid, "SIGKILL");
    await gone;
    await this.#browser?.close().catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.kill();
    await wait(200);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
