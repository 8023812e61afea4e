import { z } from "zod";

/** What may be shown inside a case: pages of a PDF as drawings, and pictures that every browser decodes as nothing else. */
export const SafeKind = z.enum(["pdf", "png", "jpeg", "gif", "webp"]);
export type SafeKind = z.infer<typeof SafeKind>;

/** So many first bytes tell the kind; those of a photograph stand behind what its camera wrote. */
export const startBytes = 256 * 1024;
/** A picture of more bytes, or more pixels than any browser should unpack, is saved and not shown. */
export const mostPictureBytes = 50 * 1024 ** 2;
export const mostPixels = 100_000_000;
/** A PDF of more bytes is not drawn. */
export const mostDrawnBytes = 300 * 1024 ** 2;

type Pixels = { readonly width: number; readonly height: number };

/**
 * The kind that the first bytes prove, never the name or the type that was said; null for all that is not shown. SVG, HTML,
 * archives and programs are never here: a file that says it is a PNG and is a page stays a download.
 */
export function safeKindOf(start: Buffer, bytes: number): SafeKind | null {
  const picture = pictureOf(start);
  if (picture !== null) {
    const { kind, pixels } = picture;
    const fits = pixels !== null && pixels.width > 0 && pixels.width * pixels.height <= mostPixels;
    return fits && pixels.height > 0 && bytes <= mostPictureBytes ? kind : null;
  }
  return start.subarray(0, 1024).includes("%PDF-") && bytes <= mostDrawnBytes ? "pdf" : null;
}

function pictureOf(start: Buffer): { kind: Exclude<SafeKind, "pdf">; pixels: Pixels | null } | null {
  const latin = start.subarray(0, 30).toString("latin1");
  if (latin.startsWith("\x89PNG\r\n\x1a\n")) return { kind: "png", pixels: pngPixels(start) };
  if (/^GIF8[79]a/.test(latin)) return { kind: "gif", pixels: gifPixels(start) };
  if (latin.startsWith("RIFF") && latin.slice(8, 12) === "WEBP")
    return { kind: "webp", pixels: webpPixels(start) };
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff)
    return { kind: "jpeg", pixels: jpegPixels(start) };
  return null;
}

function pngPixels(start: Buffer): Pixels | null {
  if (start.length < 24 || start.toString("latin1", 12, 16) !== "IHDR") return null;
  return { width: start.readUInt32BE(16), height: start.readUInt32BE(20) };
}

function gifPixels(start: Buffer): Pixels | null {
  return start.length < 10 ? null : { width: start.readUInt16LE(6), height: start.readUInt16LE(8) };
}

/** Extended, lossless and lossy files write their size each in its own way (RFC 9649, 2.5 to 2.7). */
function webpPixels(start: Buffer): Pixels | null {
  if (start.length < 30) return null;
  switch (start.toString("latin1", 12, 16)) {
    case "VP8X":
      return { width: start.readUIntLE(24, 3) + 1, height: start.readUIntLE(27, 3) + 1 };
    case "VP8L": {
      const bits = start.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      return { width: start.readUInt16LE(26) & 0x3fff, height: start.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** Walks from segment to segment to the frame, which tells the size (ITU-T T.81, B.2). */
function jpegPixels(start: Buffer): Pixels | null {
  let at = 2;
  while (at + 9 < start.length && start[at] === 0xff) {
    const marker = start[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: start.readUInt16BE(at + 5), width: start.readUInt16BE(at + 7) };
    if (marker === 0xff) at += 1;
    else at += 2 + start.readUInt16BE(at + 2);
  }
  return null;
}
