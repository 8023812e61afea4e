import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { findNode24 } from "./node24.mjs";
import { root } from "./root.mjs";

/**
 * Runs a file of the project with Node 24 and gives its exit code. A signal is passed on once, however many ways it comes
 * (Ctrl-C reaches npm and us); the second of a person in a hurry, two seconds later, ends the child at once.
 * @param {string[]} words
 * @param {{ env?: Record<string, string | undefined>, alone?: boolean }} options `alone`: in a group of its own, told by
 * a channel when we are gone, so that it never outlives us.
 */
export function runNode(words, { env = {}, alone = false } = {}) {
  const child = spawn(findNode24(), words, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: alone ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
    detached: alone && process.platform !== "win32",
  });
  let first = 0;
  const pass = (signal) => {
    if (first === 0) {
      first = Date.now();
      child.kill(signal);
    } else if (Date.now() - first > 2000) child.kill("SIGKILL");
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  // A child of our own group has heard Ctrl-C itself; we only wait for it.
  for (const signal of signals) process.on(signal, alone ? pass : signal === "SIGINT" ? () => {} : pass);
  const watch = alone ? watchNpm(() => pass("SIGTERM")) : null;
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (watch !== null) clearInterval(watch);
      resolve(code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1));
    });
  });
}

/** Under `npm start`, ends when npm was killed; started by hand, Palermo may outlive its shell. */
function watchNpm(onDeath) {
  if (process.env.npm_lifecycle_event === undefined || process.platform !== "linux") return null;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() !== before) onDeath();
  }, 500);
  timer.unref();
  return timer;
}

/** Our parent and, since npm may call a shell, its parent. */
function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return "";
  }
}
