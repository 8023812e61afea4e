import { spawn } from "node:child_process";
import { findNode24 } from "./node24.mjs";
import { root } from "./root.mjs";

/**
 * Runs a program of the project with Node 24 and keeps what it says.
 * @param {string[]} words
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ code: number, said: string }>}
 */
export function runQuietly(words, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(findNode24(), words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const keep = (part) => {
      said += part;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code: code ?? 1, said }));
  });
}
