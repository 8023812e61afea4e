import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "./machine.ts";

/** A data folder of a bench, with the environment that starts Palermo on it. */
export type Ground = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
};

/** A temporary data folder; a free port is taken unless one is given. */
export function makeGround(settings: Readonly<Record<string, string>> = {}): Ground {
  const folder = mkdtempSync(join(tmpdir(), "palermo-bench-"));
  // The user who runs PostgreSQL for root passes through.
  chmodSync(folder, 0o711);
  return {
    folder,
    env: {
      PALERMO_DATA: join(folder, "data"),
      PALERMO_MASTER_KEY: randomBytes(32).toString("base64"),
      PALERMO_PORT: "0",
      ...settings,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Running = {
  readonly pid: number;
  readonly address: string;
  readonly msToReady: number;
  readonly stop: () => Promise<void>;
};

/** Starts a script with Node and waits for the line that names its address. Rejects with what it said when it ends before. */
export function startScript(script: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(projectFolder, script)], {
    cwd: projectFolder,
    env: { ...withoutSettings(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`${script} ended with ${code}: ${said.slice(-2000)}`)));
    child.stderr.on("data", (part: Buffer) => {
      said += part.toString();
    });
    child.stdout.on("data", (part: Buffer) => {
      said += part.toString();
      const address = /ready at (http\S+)/.exec(said)?.[1];
      if (address === undefined || child.pid === undefined) return;
      child.stdout.removeAllListeners("data").resume();
      resolve({
        pid: child.pid,
        address,
        msToReady: performance.now() - started,
        stop: () => stop(child),
      });
    });
  });
}

/** Starts Palermo on a ground. */
export function startPalermo(ground: Ground): Promise<Running> {
  return startScript("bin/server.ts", ground.env);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.removeAllListeners("exit").on("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Settings of the person who runs the bench must not reach it. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("PALERMO_") && name !== "DATABASE_URL"),
  );
}
