import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { projectFolder } from "./lib/folders.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-prepare-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Package = { version: string; optional?: boolean; os?: string[]; cpu?: string[]; link?: boolean };

function write(path: string, value: unknown): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), typeof value === "string" ? value : JSON.stringify(value));
}

function installByHand(wanted: Record<string, Package>, found: Record<string, Package>): void {
  write("package-lock.json", { packages: wanted });
  write("node_modules/.package-lock.json", { packages: found });
  for (const path of Object.keys(found)) mkdirSync(join(folder, path), { recursive: true });
}

/** Runs `prepare` on a folder in a process of its own, with an npm that only tells that it was called. */
async function prepare(script = 'console.error("npm was called"); process.exit(1)'): Promise<string> {
  write("npm.js", script);
  const code = `import { prepare } from ${JSON.stringify(join(projectFolder, "bin/prepare.mjs"))}; await prepare(${JSON.stringify(folder)}).catch((error) => { console.error(error.message); process.exit(1); });`;
  const env = { ...process.env, npm_execpath: join(folder, "npm.js") };
  const done = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], {
    env,
  }).catch((error: { stderr: string }) => error);
  return done.stderr;
}

describe("prepare", () => {
  test("an installation made by hand counts, and is remembered", async () => {
    const other = { version: "1.0.0", optional: true, os: ["plan9"], cpu: ["vax"] };
    installByHand(
      { "node_modules/a": { version: "1.0.0" }, "node_modules/b": other },
      { "node_modules/a": { version: "1.0.0" } },
    );
    expect(await prepare()).toBe("");
    expect(readFileSync(join(folder, "node_modules/.palermo-stamp"), "utf8")).toMatch(/^[0-9a-f]{64}$/);
    rmSync(join(folder, "node_modules/.package-lock.json"));
    expect(await prepare()).toBe("");
  });

  test.each([
    ["another version", { "node_modules/a": { version: "2.0.0" } }],
    ["nothing", {}],
  ])("%s is installed anew", async (_, found) => {
    installByHand({ "node_modules/a": { version: "1.0.0" } }, found);
    expect(await prepare()).toContain("npm was called");
  });

  test("a changed lock file is installed anew", async () => {
    installByHand({ "node_modules/a": { version: "1.0.0" } }, { "node_modules/a": { version: "1.0.0" } });
    await prepare();
    write("package-lock.json", { packages: { "node_modules/a": { version: "1.0.1" } } });
    expect(await prepare()).toContain("npm was called");
  });

  test.each([
    ["ENOSPC", "the disk is full"],
    ["EACCES", "cannot be written"],
    ["ENOTFOUND", "registry cannot be reached"],
  ])("%s is told as a sentence", async (code, words) => {
    write("package-lock.json", { packages: { "node_modules/a": { version: "1.0.0" } } });
    expect(await prepare(`console.error("npm error code ${code}"); process.exit(1)`)).toContain(words);
  });

  test("two at once install once", async () => {
    write("package-lock.json", { packages: { "node_modules/a": { version: "1.0.0" } } });
    const script = `const fs = require("node:fs"); fs.appendFileSync(${JSON.stringify(join(folder, "calls"))}, "x"); setTimeout(() => fs.mkdirSync(${JSON.stringify(join(folder, "node_modules"))}, { recursive: true }), 300);`;
    await Promise.all([prepare(script), prepare(script)]);
    expect(readFileSync(join(folder, "calls"), "utf8")).toBe("x");
  });
});
