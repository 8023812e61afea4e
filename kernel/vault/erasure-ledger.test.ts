import { randomUUID } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appendToLedger, type LedgerLine, readLedger } from "./erasure-ledger.ts";

let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "palermo-ledger-"));
  path = join(folder, "erasures.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const at = "2026-03-01T10:00:00.000Z";

function begun(): Extract<LedgerLine, { state: "begun" }> {
  return {
    erasure: randomUUID(),
    state: "begun",
    agency: randomUUID(),
    subject: randomUUID(),
    key: randomUUID(),
    at,
  };
}

test("a missing ledger is empty", async () => {
  expect((await readLedger(path)).size).toBe(0);
});

test("lines come back with their outcome, and only the owner of the file may read it", async () => {
  const [one, two] = [begun(), begun()];
  await appendToLedger(path, [one]);
  await appendToLedger(path, [two, { erasure: one.erasure, state: "done", at }]);
  const read = await readLedger(path);
  expect(read.get(one.erasure)).toEqual({ ...one, state: "done" });
  expect(read.get(two.erasure)?.state).toBe("begun");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a line torn by a crash is passed over, and the next one starts afresh", async () => {
  const [one, torn, next] = [begun(), begun(), begun()];
  await appendToLedger(path, [one, torn]);
  const { size } = await stat(path);
  for (const cut of [1, 20, 150]) {
    await truncate(path, size - cut - 1);
    await appendToLedger(path, [next]);
    expect([...(await readLedger(path)).keys()]).toEqual([one.erasure, next.erasure]);
    await writeFile(path, `${JSON.stringify(one)}\n${JSON.stringify(torn)}\n`);
  }
});

test("any other unreadable line is named", async () => {
  await appendToLedger(path, [begun()]);
  await appendFile(path, "{}\n");
  await expect(readLedger(path)).rejects.toMatchObject({ code: "ledger-damaged", detail: { line: 2 } });
  await writeFile(path, "rubbish\n");
  await expect(readLedger(path)).rejects.toMatchObject({ code: "ledger-damaged", detail: { line: 1 } });
  await writeFile(path, `${JSON.stringify({ erasure: randomUUID(), state: "done", at })}\n`);
  await expect(readLedger(path)).rejects.toMatchObject({ code: "ledger-damaged" });
});

test("a ledger that cannot be written refuses the erasure", async () => {
  await expect(appendToLedger(join(folder, "no-such-folder", "ledger"), [begun()])).rejects.toMatchObject({
    code: "ledger-not-written",
  });
  await expect(appendToLedger("/dev/full", [begun()])).rejects.toMatchObject({ code: "ledger-not-written" });
});

test("concurrent erasures each keep their line", async () => {
  const lines = Array.from({ length: 40 }, begun);
  await Promise.all(lines.map((line) => appendToLedger(path, [line])));
  expect((await readLedger(path)).size).toBe(40);
  expect((await readFile(path, "utf8")).endsWith("\n")).toBe(true);
});
