import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rm, truncate, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { createObjectStore } from "./object-store.ts";
import { startObjectServer } from "./test-object-server.ts";

/** A store with ways to look behind it. */
type Ground = {
  readonly store: FileStore;
  /** The sealed bytes that lie there now, also of interrupted writing. */
  readonly everything: () => Promise<Buffer[]>;
  readonly cutShort: (address: string, bytes: number) => Promise<void>;
  readonly makeOld: (address: string) => Promise<void>;
  /** Leaves writing behind that a dying server interrupted, a long time ago. */
  readonly interrupt: (address: string) => Promise<void>;
  readonly breakWrites: () => FileStore;
  readonly close: () => Promise<void>;
};

const longAgo = new Date(Date.now() - 3_600_000);

async function diskGround(): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), "palermo-files-"));
  const pathOf = (address: string) => join(root, address.slice(0, 2), address);
  return {
    store: createDiskStore({ root }),
    async everything() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
    },
    cutShort: (address, bytes) => truncate(pathOf(address), bytes),
    makeOld: (address) => utimes(pathOf(address), longAgo, longAgo),
    async interrupt(address) {
      const path = `${pathOf(address)}.part`;
      await (await open(path, "w")).close();
      await utimes(path, longAgo, longAgo);
    },
    breakWrites: () => createDiskStore({ root, create: () => open("/dev/full", "w") }),
    close: () => rm(root, { recursive: true, force: true }),
  };
}

async function objectGround(): Promise<Ground> {
  const server = await startObjectServer({ bucket: "evidence", key: "id" });
  const store = createObjectStore({
    bucket: "evidence",
    prefix: "unit-1/",
    endpoint: server.endpoint,
    region: "eu-1",
    key: "id",
    secret: "secret",
  });
  const nameOf = (address: string) => `unit-1/${address.slice(0, 2)}/${address}`;
  const objectAt = (address: string) => {
    const found = server.objects.get(nameOf(address));
    if (!found) throw new Error("not there");
    return found;
  };
  return {
    store,
    async everything() {
      const parts = [...server.uploads.values()].flatMap((upload) => [...upload.parts.values()]);
      return [...[...server.objects.values()].map(({ content }) => content), ...parts];
    },
    async cutShort(address, bytes) {
      const found = objectAt(address);
      found.content = found.content.subarray(0, bytes);
    },
    async makeOld(address) {
      objectAt(address).at = longAgo;
    },
    async interrupt(address) {
      server.uploads.set("left", { name: nameOf(address), at: longAgo, parts: new Map() });
    },
    breakWrites() {
      server.failWrites = 507;
      return store;
    },
    close: async () => server.close(),
  };
}

const limit = 40_000_000;

async function* pieces(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

describe.each([
  ["disk", diskGround],
  ["object", objectGround],
] as const)("the %s store", (_name, openGround) => {
  let ground: Ground;
  let store: FileStore;
  beforeEach(async () => {
    ground = await openGround();
    store = ground.store;
  });
  afterEach(() => ground.close());

  test.each([0, 1, 300_000, 20_000_000])("gives back %i bytes as they were written", async (size) => {
    const plain = randomBytes(size);
    const stored = await store.write(pieces(plain), { limit });
    expect(stored.bytes).toBe(size);
    expect(stored.sha256).toBe(createHash("sha256").update(plain).digest("hex"));
    expect((await collect(store.read(stored))).equals(plain)).toBe(true);
  });

  test("leaves nothing readable, under an address that says nothing", async () => {
    const stored = await store.write(pieces(Buffer.from("canary ".repeat(1_000))), { limit });
    const [sealed, ...others] = await ground.everything();
    expect(others).toEqual([]);
    expect(sealed?.includes("canary")).toBe(false);
    expect(stored.address).toMatch(/^[0-9a-f]{32}$/);
  });

  test("a file at exactly the limit is kept, one byte more is refused and leaves nothing", async () => {
    const plain = randomBytes(100_000);
    const kept = await store.write(pieces(plain), { limit: 100_000 });
    const refused = { code: "too-large", detail: { limit: 99_999 } };
    await expect(store.write(pieces(plain), { limit: 99_999 })).rejects.toMatchObject(refused);
    const large = pieces(randomBytes(20_000_000), 1_000_000);
    await expect(store.write(large, { limit: 19_000_000 })).rejects.toMatchObject({ code: "too-large" });
    expect(await ground.everything()).toHaveLength(1);
    expect((await collect(store.read(kept))).equals(plain)).toBe(true);
  });

  test("a transfer that is aborted or breaks off leaves nothing", async () => {
    const control = new AbortController();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield randomBytes(10_000_000);
      control.abort();
      yield randomBytes(200_000);
    }
    const aborted = store.write(slow(), { limit, signal: control.signal });
    await expect(aborted).rejects.toMatchObject({ code: "aborted" });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(10_000_000);
      throw new Error("connection reset");
    }
    await expect(store.write(broken(), { limit })).rejects.toThrow("connection reset");
    expect(await ground.everything()).toEqual([]);
  });

  test("a transfer that stands still ends when it is aborted", async () => {
    const control = new AbortController();
    const still = new Readable({ read() {} });
    still.push(randomBytes(100));
    const writing = store.write(still, { limit, signal: control.signal });
    setImmediate(() => control.abort());
    await expect(writing).rejects.toMatchObject({ code: "aborted" });
    expect(await ground.everything()).toEqual([]);
  });

  test("belongs to one database only", async () => {
    expect(await store.claim("one")).toBe(true);
    expect(await store.claim("one")).toBe(true);
    expect(await store.claim("two")).toBe(false);
  });

  test("a file cut short, or gone, is refused", async () => {
    const stored = await store.write(pieces(randomBytes(200_000)), { limit });
    await ground.cutShort(stored.address, 11 + 2 * (65_536 + 16));
    await expect(collect(store.read(stored))).rejects.toMatchObject({ code: "not-authentic" });
    await store.remove(stored.address);
    await store.remove(stored.address);
    await expect(collect(store.read(stored))).rejects.toMatchObject({ code: "missing" });
  });

  test("never opens a place of the caller's choosing", async () => {
    const key = randomBytes(32).toString("base64");
    for (const address of ["../../etc/passwd", "", "ab", `${"a".repeat(31)}/`]) {
      expect(() => store.read({ address, key })).toThrow("not in its place");
      await expect(store.remove(address)).rejects.toMatchObject({ code: "missing" });
    }
  });

  test("a full store is said clearly", async () => {
    const full = ground.breakWrites();
    await expect(full.write(pieces(randomBytes(100)), { limit })).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringContaining("free some space"),
    });
    expect(await ground.everything()).toEqual([]);
  });

  test("finds what was written before a time, interrupted writing included, and takes it away", async () => {
    const old = await store.write(pieces(randomBytes(10)), { limit });
    for (let at = 0; at < 4; at += 1) await store.write(pieces(randomBytes(10)), { limit });
    await store.claim("one");
    const left = `${old.address.slice(0, 2)}${"0".repeat(30)}`;
    await ground.makeOld(old.address);
    await ground.interrupt(left);
    const found: { address: string; complete: boolean }[] = [];
    for await (const file of store.writtenBefore(new Date(Date.now() - 60_000))) found.push(file);
    expect(found.sort((a, b) => Number(b.complete) - Number(a.complete))).toEqual([
      { address: old.address, complete: true },
      { address: left, complete: false },
    ]);
    for (const { address } of found) await store.remove(address);
    const again: string[] = [];
    for await (const file of store.writtenBefore(new Date(Date.now() - 60_000))) again.push(file.address);
    expect(again).toEqual([]);
  });
});

test("an object store that does not answer, or not to this key, is said clearly", async () => {
  const server = await startObjectServer({ bucket: "evidence", key: "id" });
  const settings = {
    bucket: "evidence",
    prefix: "",
    endpoint: server.endpoint,
    region: "eu-1",
    key: "stranger",
    secret: "secret",
  };
  await expect(createObjectStore(settings).claim("one")).rejects.toMatchObject({ code: "not-writable" });
  server.close();
  const away = createObjectStore({ ...settings, endpoint: "http://127.0.0.1:9" });
  await expect(away.claim("one")).rejects.toMatchObject({ code: "store-away" });
});
