import type { ByteReader } from "./byte-reader.ts";
import { NotAnImage } from "./not-an-image.ts";

/** Chunks that say nothing but how pixels are coded and shown. All others go: EXIF, texts, times, private ones. */
const kept = new Set(
  "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split(
    " ",
  ),
);

/** Copies a PNG without EXIF, texts, times, private chunks and whatever follows its end. Throws `NotAnImage` for a broken one. */
export async function* stripPng(bytes: ByteReader): AsyncGenerator<Buffer> {
  yield await bytes.take(8);
  for (;;) {
    const head = await bytes.take(8);
    if (head.length < 8) throw new NotAnImage();
    const length = head.readUInt32BE(0);
    const kind = head.subarray(4).toString("latin1");
    if (length > 0x7fff_ffff || !/^[A-Za-z]{4}$/.test(kind)) throw new NotAnImage();
    if (kept.has(kind)) {
      yield head;
      let passed = 0;
      for await (const piece of bytes.pass(length + 4)) {
        passed += piece.length;
        yield piece;
      }
      if (passed < length + 4) throw new NotAnImage();
    } else await bytes.skip(length + 4);
    if (kind === "IEND") return bytes.drain();
  }
}
