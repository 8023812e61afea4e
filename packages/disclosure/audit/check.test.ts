import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const command = fileURLToPath(new URL("./check.ts", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palermo-audit-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(content: string): Promise<{ code: number; output: string }> {
  const file = join(folder, "figures.json");
  await writeFile(file, content);
  return new Promise((resolve) => {
    execFile(process.execPath, [command, file], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

const dimensions = [
  ["f", "m"],
  ["minor", "adult"],
];

it("passes safe figures, names the cell of unsafe ones, refuses what is no table", async () => {
  const safe = [null, null, 35, null, null, 90, 45, 80, 125];
  expect((await run(JSON.stringify({ dimensions, values: safe, zerosShown: true }))).code).toBe(0);
  const unsafe = await run(
    JSON.stringify({ dimensions, values: [null, 30, 35, 40, 50, 90, 45, 80, 125], zerosShown: true }),
  );
  expect(unsafe.code).toBe(1);
  expect(unsafe.output).toContain("minor");
  expect((await run("{}")).code).toBe(2);
  expect((await run("not json")).code).toBe(2);
});
