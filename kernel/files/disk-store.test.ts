import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "palermo-files-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const limit = 10_000_000;

async function* pieces(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

async function listed(store: FileStore, before: Date): Promise<{ address: string; complete: boolean }[]> {
  const found: { address: string; complete: boolean }[] = [];
  for await (const file of store.writtenBefore(before)) found.push(file);
  return found;
}

async function everyFile(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("the disk store", () => {
  test("gives back what was written, with size and SHA-256 of the plain bytes", async () => {
    const store = createDiskStore({ root });
    const plain = randomBytes(300_000);
    const stored = await store.write(pieces(plain), { limit });
    expect(stored.bytes).toBe(300_000);
    expect(stored.sha256).toBe(createHash("sha256").update(plain).digest("hex"));
    expect((await collect(store.read(stored))).equals(plain)).toBe(true);
  });

  test("keeps an empty file", async () => {
    const store = createDiskStore({ root });
    const stored = await store.write(pieces(Buffer.alloc(0)), { limit });
    expect(stored.bytes).toBe(0);
    expect(await collect(store.read(stored))).toHaveLength(0);
  });

  test("leaves nothing readable on the disk, under a name that says nothing", async () => {
    const store = createDiskStore({ root });
    const stored = await store.write(pieces(Buffer.from("canary ".repeat(1_000))), { limit });
    const [path = "", ...others] = await everyFile();
    expect(others).toEqual([]);
    expect(path).toBe(join(root, stored.address.slice(0, 2), stored.address));
    expect((await readFile(path)).includes("canary")).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("a file at exactly the limit is kept, one byte more is refused and leaves nothing", async () => {
    const store = createDiskStore({ root });
    const plain = randomBytes(100_000);
    const kept = await store.write(pieces(plain), { limit: 100_000 });
    await expect(store.write(pieces(plain), { limit: 99_999 })).rejects.toMatchObject({
      code: "too-large",
      detail: { limit: 99_999 },
    });
    expect(await everyFile()).toHaveLength(1);
    expect((await collect(store.read(kept))).equals(plain)).toBe(true);
  });

  test("a transfer that is aborted or breaks off leaves nothing", async () => {
    const store = createDiskStore({ root });
    const control = new AbortController();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield randomBytes(200_000);
      control.abort();
      yield randomBytes(200_000);
    }
    await expect(store.write(slow(), { limit, signal: control.signal })).rejects.toMatchObject({
      code: "aborted",
    });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(200_000);
      throw new Error("connection reset");
    }
    await expect(store.write(broken(), { limit })).rejects.toThrow("connection reset");
    expect(await everyFile()).toEqual([]);
  });

  test("a transfer that stands still ends when it is aborted", async () => {
    const store = createDiskStore({ root });
    const control = new AbortController();
    const still = new Readable({ read() {} });
    still.push(randomBytes(100));
    const writing = store.write(still, { limit, signal: control.signal });
    setImmediate(() => control.abort());
    await expect(writing).rejects.toMatchObject({ code: "aborted" });
    expect(await everyFile()).toEqual([]);
  });

  test("belongs to one database only", async () => {
    const store = createDiskStore({ root });
    expect(await store.claim("one")).toBe(true);
    expect(await store.claim("one")).toBe(true);
    expect(await store.claim("two")).toBe(false);
  });

  test("a full disk is said clearly", async () => {
    const store = createDiskStore({ root, create: () => open("/dev/full", "w") });
    await expect(store.write(pieces(randomBytes(100)), { limit })).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringContaining("free some space"),
    });
    expect(await everyFile()).toEqual([]);
  });

  test("a file cut short on the disk, or gone, is refused", async () => {
    const store = createDiskStore({ root });
    const stored = await store.write(pieces(randomBytes(200_000)), { limit });
    const path = join(root, stored.address.slice(0, 2), stored.address);
    await truncate(path, 11 + 2 * (65_536 + 16));
    await expect(collect(store.read(stored))).rejects.toMatchObject({ code: "not-authentic" });
    await store.remove(stored.address);
    await store.remove(stored.address);
    await expect(collect(store.read(stored))).rejects.toMatchObject({ code: "missing" });
  });

  test("never opens a path of the caller's choosing", async () => {
    const store = createDiskStore({ root });
    const key = randomBytes(32).toString("base64");
    for (const address of ["../../etc/passwd", "", "ab", `${"a".repeat(31)}/`]) {
      expect(() => store.read({ address, key })).toThrow("not in its place");
      await expect(store.remove(address)).rejects.toMatchObject({ code: "missing" });
    }
  });

  test("finds what was written before a time, unfinished writing included", async () => {
    const store = createDiskStore({ root });
    const old = await store.write(pieces(randomBytes(10)), { limit });
    await store.write(pieces(randomBytes(10)), { limit });
    const folder = join(root, old.address.slice(0, 2));
    const left = `${old.address.slice(0, 2)}${"0".repeat(30)}`;
    await (await open(join(folder, `${left}.part`), "w")).close();
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(join(folder, old.address), yesterday, yesterday);
    await utimes(join(folder, `${left}.part`), yesterday, yesterday);
    const found = await listed(store, new Date(Date.now() - 3_600_000));
    expect(found.toSorted((a, b) => Number(a.complete) - Number(b.complete))).toEqual([
      { address: left, complete: false },
      { address: old.address, complete: true },
    ]);
  });

  test("an empty or missing folder holds nothing", async () => {
    const store = createDiskStore({ root: join(root, "none") });
    expect(await listed(store, new Date())).toEqual([]);
  });
});
