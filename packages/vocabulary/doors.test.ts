import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "./package.json" with { type: "json" };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** All files that a door reaches by relative imports, data included. */
function reach(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith(".ts")) return seen;
  for (const [, path] of readFileSync(here(file), "utf8").matchAll(/from "(\.\/[^"]+)"/g)) {
    if (path) reach(path, seen);
  }
  return seen;
}

const large = ["./data/htcds.json", "./data/indicators.json", "./data/duties.json", "./data/treaties.json"];

describe("doors", () => {
  it("exist for every export of the package", () => {
    expect(Object.keys(manifest.exports)).toHaveLength(6);
    for (const path of Object.values(manifest.exports)) expect(existsSync(here(path)), path).toBe(true);
  });

  it("keep large data out of the main door, so that a browser bundle stays small", () => {
    const main = reach("./index.ts");
    expect(main.has("./data/act.json")).toBe(true);
    expect(main.has("./data/countries.json")).toBe(true);
    expect(large.filter((path) => main.has(path))).toEqual([]);
  });

  it("reach one large file each, and nothing outside the package", () => {
    const doors = ["./htcds.ts", "./indicators.ts", "./duties.ts", "./treaties.ts"];
    expect(doors.map((door) => large.filter((path) => reach(door).has(path)))).toEqual(
      large.map((path) => [path]),
    );
    for (const path of Object.values(manifest.exports)) {
      for (const file of reach(path)) {
        if (!file.endsWith(".ts")) continue;
        const imports = [...readFileSync(here(file), "utf8").matchAll(/from "([^"]+)"/g)].map(
          ([, name]) => name,
        );
        expect(
          imports.filter((name) => !name?.startsWith("./")),
          file,
        ).toEqual([]);
      }
    }
  });
});
