import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeTestFolder } from "../../kernel/testing/test-folder.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

const server = fileURLToPath(new URL("../../bin/server.ts", import.meta.url));
const starter = fileURLToPath(new URL("../../bin/start.mjs", import.meta.url));

let folder = "";
const running: Started[] = [];
beforeEach(() => {
  folder = makeTestFolder("start");
});
afterEach(async () => {
  for (const { child } of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  // The database of a killed one is closing by itself.
  const lock = join(folder, "data/postgres/cluster/postmaster.pid");
  for (const until = Date.now() + 20_000; existsSync(lock) && Date.now() < until; ) await wait(50);
  rmSync(folder, { recursive: true, force: true });
});

type Started = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly code: Promise<number | null>;
};

function start(env: Record<string, string> = {}, file = server): Started {
  const child = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      npm_lifecycle_event: "",
      PALERMO_DATA: join(folder, "data"),
      PALERMO_MASTER_KEY: testMasterKeyText,
      PALERMO_PORT: "0",
      PALERMO_DEMO: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const channel of [child.stdout, child.stderr]) channel?.on("data", (part) => (said += String(part)));
  const code = new Promise<number | null>((resolve) => child.once("exit", (exit) => resolve(exit)));
  const started = { child, said: () => said, code };
  running.push(started);
  return started;
}

/** Waits for the line of readiness and gives the address. */
async function ready(started: Started): Promise<string> {
  for (const until = Date.now() + 60_000; Date.now() < until; await wait(25)) {
    const address = /Palermo is ready at (\S+)/.exec(started.said())?.[1];
    if (address !== undefined) return address;
    if (started.child.exitCode !== null) break;
  }
  throw new Error(`It did not become ready: ${started.said()}`);
}

describe("the server process", () => {
  test("becomes ready, answers, and closes cleanly on SIGTERM and on Ctrl-C", async () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const started = start();
      const address = await ready(started);
      const health = await fetch(`${address}/health`);
      expect(await health.json()).toMatchObject({ status: "ok" });
      started.child.kill(signal);
      expect(await started.code).toBe(0);
    }
  });

  test("started twice: the second names the first and ends, the first goes on", async () => {
    const first = start();
    const address = await ready(first);
    const second = start();
    expect(await second.code).toBe(1);
    expect(second.said()).toContain(`process ${first.child.pid}`);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    const third = start({ PALERMO_PORT: new URL(address).port });
    expect(await third.code).toBe(1);
    expect(third.said()).toContain("running already");
  });

  test("a port taken by another program is named before anything is made", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const started = start({ PALERMO_PORT: port });
    expect(await started.code).toBe(1);
    expect(started.said()).toContain(`Port ${port} of 127.0.0.1 is taken by another program`);
    other.close();
  });

  test("a wrong setting ends it with its sentence", async () => {
    const started = start({ PALERMO_PORT: "many" });
    expect(await started.code).toBe(1);
    expect(started.said()).toBe(
      'PALERMO_PORT is "many": expected a whole number from 0 to 65535 (0: any free port).\n',
    );
  });

  test("a wrong master key ends it, and the right one still works", async () => {
    const first = start();
    await ready(first);
    first.child.kill("SIGTERM");
    await first.code;
    const wrong = start({ PALERMO_MASTER_KEY: Buffer.alloc(32, 3).toString("base64") });
    expect(await wrong.code).toBe(1);
    expect(wrong.said()).toContain("is not the key of this Palermo");
    await ready(start());
  });

  test("killed with -9 it starts again at once", async () => {
    const first = start();
    await ready(first);
    first.child.kill("SIGKILL");
    await first.code;
    await ready(start());
  });

  test("npm start: a signal closes it once, and the server does not outlive its starter", async () => {
    const first = start({}, starter);
    await ready(first);
    first.child.kill("SIGTERM");
    expect(await first.code).toBe(0);
    const second = start({}, starter);
    const address = await ready(second);
    second.child.kill("SIGKILL");
    await second.code;
    let alive = true;
    for (const until = Date.now() + 20_000; alive && Date.now() < until; await wait(100)) {
      alive = await fetch(`${address}/health`).then(
        () => true,
        () => false,
      );
    }
    expect(alive).toBe(false);
    await ready(start());
  });
});
