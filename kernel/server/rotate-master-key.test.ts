import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * What becomes of each key that is derived from the master key when that is changed. Whoever derives another one adds it
 * here and, where something stored hangs on it, to `rotateKeyOfInstance`.
 */
const purposes: Record<string, string> = {
  vault: "wraps the agencies' keys, which are wrapped anew",
  audit: "signs checkpoints, which are signed anew",
  answers: "seals answers to repeated calls: a call repeated after the change is refused, never done twice",
  check: "recognises the key; written anew",
  "login-mark": "recognises the logins; made anew at the next start",
  instance: "wraps this Palermo's own secrets (signing, sealing, webhooks), which are wrapped anew",
  "login:": "passwords of the logins; made anew at the next start, the administrator's at once",
};

test("every key that is derived from the master key is known to its change", () => {
  const root = join(import.meta.dirname, "..", "..");
  const found = new Set<string>();
  for (const path of globSync("{kernel,modules,bin}/**/*.ts", { cwd: root })) {
    if (path.endsWith(".test.ts")) continue;
    const text = readFileSync(join(root, path), "utf8");
    for (const [, word] of text.matchAll(/\.derive\(["`]([^"`$]+)/g)) if (word) found.add(word);
  }
  expect(found.size).toBeGreaterThan(4);
  expect([...found].filter((word) => purposes[word] === undefined)).toEqual([]);
});
