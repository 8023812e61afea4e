/** Kinds of images by their first bytes. `other-image`: one whose metadata cannot be taken out here. */
export type ImageKind = "jpeg" | "png" | "other-image" | "no-image";

/** First bytes that have to be there before the kind is certain. */
export const sniffBytes = 32;

const heifBrands = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|crx )/;

/** Tells images from everything else by their first bytes, whatever a file's name says. */
export function imageKindOf(start: Uint8Array): ImageKind {
  const text = Buffer.from(start.subarray(0, sniffBytes)).toString("latin1");
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^GIF8[79]a/.test(text)) return "other-image";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "other-image";
  if (text.slice(4, 8) === "ftyp" && heifBrands.test(text.slice(8))) return "other-image";
  if (
    text.startsWith("II*\0") ||
    text.startsWith("MM\0*") ||
    text.startsWith("II+\0") ||
    text.startsWith("MM\0+")
  )
    return "other-image";
  if (text.startsWith("\0\0\0\x0cJXL ") || text.startsWith("\xff\x0a")) return "other-image";
  return "no-image";
}
