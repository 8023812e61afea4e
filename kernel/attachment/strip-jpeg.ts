import type { ByteReader } from "./byte-reader.ts";
import { NotAnImage } from "./not-an-image.ts";

const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];

/** Segments that say nothing but how pixels are coded: JFIF, the colour profile, Adobe's colour transform, tables. */
function isKept(marker: number, body: Buffer): boolean {
  if (marker === 0xe0) return body.subarray(0, 5).toString("latin1") === "JFIF\0";
  if (marker === 0xe2) return body.subarray(0, 12).toString("latin1") === "ICC_PROFILE\0";
  if (marker === 0xee) return body.subarray(0, 5).toString("latin1") === "Adobe";
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  const isComment = marker === 0xfe;
  return !isApplication && !isComment;
}

/**
 * Copies a JPEG without EXIF, XMP, IPTC, comments, thumbnails and whatever follows its end (second pictures of
 * telephones carry places of their own). Pixels stay byte for byte. Throws `NotAnImage` for a broken one.
 */
export async function* stripJpeg(bytes: ByteReader): AsyncGenerator<Buffer> {
  yield await bytes.take(2);
  for (;;) {
    const marker = await readMarker(bytes);
    if (marker === endOfImage) {
      yield Buffer.from([0xff, endOfImage]);
      return bytes.drain();
    }
    if (marker === startOfImage || marker === 0x00 || (marker >= 0xd0 && marker <= 0xd7))
      throw new NotAnImage();
    const length = (await bytes.peek(2)).length === 2 ? (await bytes.peek(2)).readUInt16BE() : 0;
    if (length < 2) throw new NotAnImage();
    const segment = await bytes.take(length);
    if (segment.length < length) throw new NotAnImage();
    if (isKept(marker, segment.subarray(2)))
      yield Buffer.concat([Buffer.from([0xff, marker]), withoutThumbnail(marker, segment)]);
    if (marker === startOfScan) yield* passScan(bytes);
  }
}

/** A JFIF head may hold a small copy of the picture before it was cut or blackened. */
function withoutThumbnail(marker: number, segment: Buffer): Buffer {
  if (marker !== 0xe0 || segment.length < 16) return segment;
  const head = Buffer.from(segment.subarray(0, 16));
  head.writeUInt16BE(16, 0);
  head[14] = 0;
  head[15] = 0;
  return head;
}

async function readMarker(bytes: ByteReader): Promise<number> {
  if ((await bytes.take(1))[0] !== 0xff) throw new NotAnImage();
  for (;;) {
    const [next] = await bytes.take(1);
    if (next === undefined) throw new NotAnImage();
    if (next !== 0xff) return next;
  }
}

/** Copies coded pixels up to the next marker that is not part of them. */
async function* passScan(bytes: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = await bytes.some();
    if (piece.length === 0) throw new NotAnImage();
    let at = piece.indexOf(0xff);
    while (at !== -1 && at + 1 < piece.length && isInScan(piece[at + 1] ?? 0))
      at = piece.indexOf(0xff, at + 2);
    if (at === -1) {
      yield piece;
      continue;
    }
    if (at > 0) yield piece.subarray(0, at);
    bytes.putBack(piece.subarray(at));
    const two = await bytes.peek(2);
    if (two.length < 2) throw new NotAnImage();
    if (!isInScan(two[1] ?? 0)) return;
    yield await bytes.take(2);
  }
}

function isInScan(second: number): boolean {
  return second === 0x00 || (second >= 0xd0 && second <= 0xd7);
}
