import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkBytes, openChunks, sealChunks } from "./chunk-cipher.ts";

const key = createSecretKey(randomBytes(32));
const sealedChunk = chunkBytes + 16;
const head = 11;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

function seal(plain: Uint8Array, size = 10_000): Promise<Buffer> {
  return collect(sealChunks(key, pieces(plain, size)));
}

function open(sealed: Uint8Array, size = 7_000, by = key): Promise<Buffer> {
  return collect(openChunks(by, pieces(sealed, size)));
}

describe("a file sealed in chunks", () => {
  test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 3 * chunkBytes + 5])(
    "of %i bytes comes back whole",
    async (length) => {
      const plain = randomBytes(length);
      const sealed = await seal(plain);
      expect((await open(sealed)).equals(plain)).toBe(true);
      expect(sealed.length).toBe(head + length + 16 * Math.max(1, Math.ceil(length / chunkBytes)));
    },
  );

  test("comes back whole whatever the size of the pieces on either side", async () => {
    const sizes = fc.integer({ min: 1, max: 200_000 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200_000 }), sizes, sizes, async (length, one, other) => {
        const plain = randomBytes(length);
        const pieceSize = (size: number) => Math.max(size, 200);
        expect((await open(await seal(plain, pieceSize(one)), pieceSize(other))).equals(plain)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("is refused when any bit of it was changed", async () => {
    const sealed = await seal(randomBytes(chunkBytes + 100));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sealed.length - 1 }), async (at) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at);
        await expect(open(changed)).rejects.toMatchObject({ code: "not-authentic" });
      }),
      { numRuns: 60 },
    );
  });

  test("is refused when it was cut short anywhere, also between two chunks", async () => {
    const sealed = await seal(randomBytes(3 * chunkBytes));
    const cuts = [0, 5, head, head + 10, head + sealedChunk, head + 2 * sealedChunk, sealed.length - 1];
    for (const cut of cuts) {
      await expect(open(sealed.subarray(0, cut))).rejects.toMatchObject({ code: "not-authentic" });
    }
  });

  test("is refused when chunks were exchanged, repeated, removed, added or taken from another file", async () => {
    const plain = randomBytes(3 * chunkBytes);
    const sealed = await seal(plain);
    const other = await seal(plain);
    const start = sealed.subarray(0, head);
    const [a, b, c] = [0, 1, 2].map((i) =>
      sealed.subarray(head + i * sealedChunk, head + (i + 1) * sealedChunk),
    );
    const foreign = other.subarray(head, head + sealedChunk);
    const forgeries = [
      [b, a, c],
      [a, a, b, c],
      [a, c],
      [b, c],
      [a, b],
      [a, b, c, c],
      [a, b, c, Buffer.alloc(20)],
      [foreign, b, c],
    ];
    for (const forgery of forgeries) {
      const bytes = Buffer.concat([start, ...forgery.map((chunk) => chunk ?? Buffer.alloc(0))]);
      await expect(open(bytes)).rejects.toMatchObject({ code: "not-authentic" });
    }
  });

  test("is refused under another key", async () => {
    const sealed = await seal(randomBytes(10));
    await expect(open(sealed, 7_000, createSecretKey(randomBytes(32)))).rejects.toMatchObject({
      code: "not-authentic",
    });
  });

  test("gives no chunk before that chunk proved genuine", async () => {
    const sealed = await seal(randomBytes(2 * chunkBytes + 1));
    sealed.writeUInt8(sealed.readUInt8(head + sealedChunk) ^ 1, head + sealedChunk);
    let given = 0;
    await expect(async () => {
      for await (const chunk of openChunks(key, pieces(sealed, 5_000))) given += chunk.length;
    }).rejects.toMatchObject({ code: "not-authentic" });
    expect(given).toBe(chunkBytes);
  });
});
