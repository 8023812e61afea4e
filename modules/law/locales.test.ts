import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { law } from "./index.ts";
import { text } from "./text.ts";

/** Keys that stand as a whole in the sources of the module's screens and questions. */
function keysUsed(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return keysUsed(path);
    if (!/\.tsx?$/.test(entry.name) || entry.name.includes(".test.")) return [];
    const source = readFileSync(path, "utf8");
    return [
      ...source.matchAll(/\b(?:t|text|textInAll)\(\s*(?:lang,\s*|open\.lang,\s*)?"([a-z][\w.-]+)"/g),
    ].map(([, key]) => key ?? "");
  });
}

describe("the texts of law", () => {
  it("hold every key that the module's sources name", () => {
    const keys = [...new Set(keysUsed(import.meta.dirname))];
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key) => text("en", key) === key)).toEqual([]);
  });

  it("name every refusal", () => {
    const refusals = law.declarations.flatMap((declaration) => declaration.refusals ?? []);
    for (const code of refusals) expect(text("en", `refusal.${code}`)).not.toBe(`refusal.${code}`);
  });
});
