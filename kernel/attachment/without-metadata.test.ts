import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imageKindOf } from "./image-kind.ts";
import { withoutMetadata } from "./without-metadata.ts";

type Piece = Buffer | string | number[];
const bytes = (...pieces: Piece[]) =>
  Buffer.concat(
    pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : Buffer.from(piece))),
  );

function segment(marker: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return bytes([0xff, marker], length, body);
}

function chunk(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return bytes(length, kind, body, [1, 2, 3, 4]);
}

const place = "GPS 48.2082 N 16.3738 E";
const jfif = segment(0xe0, bytes("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0]));
const tables = segment(0xdb, Buffer.alloc(65, 7));
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
const pixels = bytes([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd7, 0x78]);
const end = Buffer.from([0xff, 0xd9]);

const cleanJpeg = bytes(
  [0xff, 0xd8],
  jfif,
  tables,
  scan,
  pixels,
  segment(0xc4, Buffer.alloc(20, 3)),
  scan,
  pixels,
  end,
);
const telling = bytes(
  [0xff, 0xd8],
  jfif,
  segment(0xe1, bytes("Exif\0\0", place)),
  segment(0xe1, bytes("http://ns.adobe.com/xap/1.0/\0", place)),
  segment(0xe2, bytes("MPF\0", place)),
  segment(0xed, bytes("Photoshop 3.0\0", place)),
  segment(0xfe, bytes(place)),
  [0xff, 0xff],
  tables.subarray(1),
  scan,
  pixels,
  segment(0xc4, Buffer.alloc(20, 3)),
  scan,
  pixels,
  end,
  [0xff, 0xd8],
  segment(0xe1, bytes("Exif\0\0", place)),
  end,
);

const magic = bytes([0x89], "PNG\r\n\x1a\n");
const head = chunk("IHDR", Buffer.alloc(13, 1));
const data = chunk("IDAT", Buffer.alloc(200_000, 5));
const cleanPng = bytes(magic, head, data, data, chunk("IEND", Buffer.alloc(0)));
const tellingPng = bytes(
  magic,
  head,
  chunk("eXIf", bytes(place)),
  chunk("tEXt", bytes(place)),
  chunk("iTXt", bytes("XML:com.adobe.xmp", place)),
  data,
  chunk("tIME", Buffer.alloc(7)),
  chunk("prVt", bytes(place)),
  data,
  chunk("IEND", Buffer.alloc(0)),
  place,
);

async function* inPieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function clean(whole: Buffer, size = 1000): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const piece of withoutMetadata(inPieces(whole, size))) found.push(Uint8Array.from(piece));
  return Buffer.concat(found);
}

describe("[S9] images lose their metadata on the way into the store", () => {
  test("[S9] a JPEG keeps its pixels byte for byte and nothing of place, time, device or second pictures", async () => {
    for (const size of [1, 2, 3, 7, 64, 100_000]) {
      const got = await clean(telling, size);
      expect(got.equals(cleanJpeg)).toBe(true);
      expect(got.includes("GPS")).toBe(false);
    }
  });

  test("[S9] a PNG keeps its pixels byte for byte and no EXIF, text, time, private chunk or tail", async () => {
    for (const size of [1, 5, 4096, 1_000_000]) {
      const got = await clean(tellingPng, size);
      expect(got.equals(cleanPng)).toBe(true);
    }
  });

  test("[S9] clean images, and files that are no images, pass as they are", async () => {
    for (const whole of [
      cleanJpeg,
      cleanPng,
      bytes("%PDF-1.7 ", place),
      bytes(""),
      bytes("x"),
      bytes([0xff]),
    ])
      expect((await clean(whole)).equals(whole)).toBe(true);
  });

  test("[S9] a thumbnail in the JFIF head goes too", async () => {
    const withThumbnail = segment(0xe0, bytes("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 2, 1], "RGBRGB"));
    const got = await clean(bytes([0xff, 0xd8], withThumbnail, tables, scan, pixels, end));
    expect(got.includes("RGB")).toBe(false);
    expect(got.subarray(2, 20).equals(bytes(jfif))).toBe(true);
  });

  test.each([
    ["HEIC", bytes([0, 0, 0, 24], "ftypheic", place)],
    ["AVIF", bytes([0, 0, 0, 24], "ftypavif", place)],
    ["WebP", bytes("RIFF", [1, 0, 0, 0], "WEBPVP8X", place)],
    ["TIFF", bytes("II*\0", place)],
    ["TIFF of a Mac", bytes("MM\0*", place)],
    ["GIF", bytes("GIF89a", place)],
    ["JPEG XL", bytes([0xff, 0x0a], place)],
    ["a JPEG cut short", telling.subarray(0, 300)],
    ["a JPEG without an end", bytes([0xff, 0xd8], jfif, tables, scan, pixels)],
    ["a JPEG with a lie about a length", bytes([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff], place)],
    ["a PNG cut short", tellingPng.subarray(0, 5000)],
    ["a PNG with a length beyond all", bytes(magic, [0xff, 0xff, 0xff, 0xff], "IDAT", place)],
  ])("[S9] %s is refused", async (_name, whole) => {
    await expect(clean(whole)).rejects.toMatchObject({ name: "NotAnImage" });
  });

  test("[S9] nothing breaks it, and no marked secret comes through an image, whatever bytes are changed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(telling, tellingPng.subarray(0, 4000)),
        fc.array(fc.tuple(fc.nat(399), fc.nat(255)), { maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        async (whole, changes, size) => {
          const broken = Buffer.from(whole);
          for (const [at, value] of changes) broken[at] = value;
          const got = await clean(broken, size).catch((error: Error) => error);
          if (got instanceof Error) expect(got.name).toBe("NotAnImage");
          else if (imageKindOf(broken) === "no-image") expect(got.equals(broken)).toBe(true);
          else expect(got.length).toBeLessThanOrEqual(broken.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
