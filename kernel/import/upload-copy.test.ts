import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FileStore } from "#kernel/files";
import type { InTx } from "./importer.ts";
import { withUpload } from "./upload-copy.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-copy-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const found = { name: "list.csv", stored: {} };
const wanted = {
  uploadId: "u",
  inTx: (async () => found) as unknown as InTx,
  signal: new AbortController().signal,
};

function storeOf(read: () => Readable): FileStore {
  return { read } as unknown as FileStore;
}

it("lends a copy that its owner alone can read, and takes it away whatever happens", async () => {
  const place = { store: storeOf(() => Readable.from([Buffer.from("a,b")])), folder: join(folder, "tmp") };
  const seen = await withUpload(place, wanted, async ({ path, fileName }) => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    return `${fileName} ${readFileSync(path, "utf8")}`;
  });
  expect(seen).toBe("list.csv a,b");
  const broken = withUpload(place, wanted, async () => {
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(readdirSync(place.folder)).toEqual([]);
});

it("says that the disk is full, and leaves nothing", async () => {
  async function* full() {
    yield Buffer.from("a");
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  }
  const place = { store: storeOf(() => Readable.from(full())), folder: join(folder, "tmp") };
  await expect(withUpload(place, wanted, async () => "read")).rejects.toMatchObject({ code: "disk-full" });
  expect(readdirSync(place.folder)).toEqual([]);
});

it("says that an upload is gone", async () => {
  const place = { store: storeOf(() => Readable.from([])), folder };
  const none = { ...wanted, inTx: (async () => null) as unknown as InTx };
  await expect(withUpload(place, none, async () => "read")).rejects.toMatchObject({ code: "no-upload" });
});
