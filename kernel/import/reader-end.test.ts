import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFileName } from "./file-name.ts";
import { endProblem, packageFolders, watchReader } from "./reader-end.ts";

/** How the end of a child is told that runs this line of code. */
async function told(code: string, flags: readonly string[] = [], program = process.execPath) {
  const child = spawn(program, [...flags, "--input-type=module", "--eval", code], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const problem = endProblem(await watchReader(child), 64);
  return `${problem.code}: ${problem.in("en")}`;
}

describe("how a reading child ended", () => {
  it("tells missing packages from lack of memory, a killing machine and a fault", async () => {
    expect(await told('await import("no-such-package")')).toMatch(
      /^reader-missing: .*ERR_MODULE_NOT_FOUND.*npm start/,
    );
    expect(await told('await import("/etc/hosts.mjs")', ["--permission"])).toMatch(
      /^reader-missing: .*ERR_(ACCESS_DENIED|MODULE_NOT_FOUND)/,
    );
    expect(await told("", [], "/no/such/program")).toMatch(/^reader-missing: .*\(ENOENT\)/);
    expect(
      await told("const all = []; for (;;) all.push(new Array(1000).fill(all.length))", [
        "--max-old-space-size=16",
      ]),
    ).toMatch(/^too-much-memory: .* 64 MB/);
    expect(await told('process.kill(process.pid, "SIGKILL")')).toMatch(
      /^reader-killed: The machine ended the reading/,
    );
    expect(await told('process.kill(process.pid, "SIGSEGV")')).toMatch(/^reader-ended: .*\(SIGSEGV\)/);
    expect(await told("process.exit(3)")).toMatch(/^reader-ended: .*\(exit code 3\)/);
    expect(await told("")).toMatch(/^reader-ended: .*\(no answer\)/);
  });

  it("never repeats what the child wrote, which could quote the file", async () => {
    expect(await told('console.error("Amina Example"); process.exit(1)')).not.toMatch(/Amina/);
  });

  it("lets the child read packages that lie elsewhere, behind a link", () => {
    const folder = mkdtempSync(join(tmpdir(), "palermo-packages-"));
    try {
      expect(packageFolders(folder)).toEqual([join(folder, "node_modules")]);
      mkdirSync(join(folder, "elsewhere"));
      symlinkSync(join(folder, "elsewhere"), join(folder, "node_modules"));
      expect(packageFolders(folder)).toEqual([join(folder, "node_modules"), join(folder, "elsewhere")]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("names of files", () => {
  const importer = { extensions: [".csv", ".csv.gz"] };
  it("are refused with the endings that are expected", () => {
    expect(() => checkFileName(importer, "list.CSV.gz")).not.toThrow();
    for (const [name, sentence] of [
      ["hosts", "The name of the file has no ending that tells its format. Expected: .csv, .csv.gz."],
      ["report.pdf", "We do not read files named *.pdf. Expected: .csv, .csv.gz."],
    ] as const) {
      let said = "";
      try {
        checkFileName(importer, name);
      } catch (error) {
        said =
          error instanceof Error && "in" in error && typeof error.in === "function" ? error.in("en") : "";
      }
      expect(said).toBe(sentence);
    }
  });
});
