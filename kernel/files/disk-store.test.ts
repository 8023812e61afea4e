import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "palermo-files-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

// What every store does is tested in file-store.test.ts, for the disk and for object stores alike.
describe("the disk store", () => {
  test("keeps files that their owner alone reads, under a name that says nothing", async () => {
    const store = createDiskStore({ root });
    const stored = await store.write(once(randomBytes(100)), { limit: 1000 });
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual([stored.address]);
    const path = join(root, stored.address.slice(0, 2), stored.address);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("an empty or missing folder holds nothing", async () => {
    const found: string[] = [];
    const store = createDiskStore({ root: join(root, "none") });
    for await (const { address } of store.writtenBefore(new Date())) found.push(address);
    expect(found).toEqual([]);
  });
});
