import { ByteReader } from "./byte-reader.ts";
import { imageKindOf, sniffBytes } from "./image-kind.ts";
import { NotAnImage } from "./not-an-image.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { stripPng } from "./strip-png.ts";

/**
 * S9: images lose what they say about place, time and device on their way into the store, also when the reader's device
 * did not take it out before. JPEG and PNG are copied without it; other kinds of images are refused (`NotAnImage`),
 * and the web app makes JPEG or PNG of them first. Everything else passes as it is. Nothing is decoded here: markers
 * and lengths are read, pixels copied.
 */
export async function* withoutMetadata(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteReader(source);
  try {
    yield* cleaned(bytes);
  } finally {
    await bytes.close();
  }
}

async function* cleaned(bytes: ByteReader): AsyncGenerator<Uint8Array> {
  switch (imageKindOf(await bytes.peek(sniffBytes))) {
    case "jpeg":
      return yield* stripJpeg(bytes);
    case "png":
      return yield* stripPng(bytes);
    case "other-image":
      throw new NotAnImage();
    case "no-image":
      for (let piece = await bytes.some(); piece.length > 0; piece = await bytes.some()) yield piece;
  }
}
