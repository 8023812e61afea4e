/** First bytes that have to be there before the kind is certain. */
const sniffBytes = 64;

/**
 * The media type of sound, or of a film that holds sound, by its first bytes, whatever a file's name says; null for
 * everything else. Signatures of the containers: RFC 3533 (Ogg), RFC 9559 (Matroska), ISO 14496-12 (MP4), RFC 4867 (AMR),
 * RIFF/WAVE, AIFF, FLAC, MPEG audio frames and ID3.
 */
export function soundKindOf(start: Uint8Array): string | null {
  const bytes = start.subarray(0, sniffBytes);
  const text = Buffer.from(bytes).toString("latin1");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") return "audio/wav";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "AVI ") return "video/x-msvideo";
  if (text.startsWith("FORM") && /^AIF[FC]$/.test(text.slice(8, 12))) return "audio/aiff";
  if (text.startsWith("OggS")) return "audio/ogg";
  if (text.startsWith("fLaC")) return "audio/flac";
  if (text.startsWith("#!AMR")) return "audio/amr";
  if (text.startsWith("caff")) return "audio/x-caf";
  if (text.startsWith("MThd")) return "audio/midi";
  if (text.startsWith("\x1a\x45\xdf\xa3")) return "video/webm";
  if (text.slice(4, 8) === "ftyp") return /^M4[AB]/.test(text.slice(8)) ? "audio/mp4" : "video/mp4";
  if (text.startsWith("ID3")) return "audio/mpeg";
  return isFrame(bytes) ? "audio/mpeg" : null;
}

/** A frame of MPEG audio or AAC begins with twelve set bits; the fields after them are not the forbidden ones. */
function isFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  if (first !== 0xff || (second & 0xf0) !== 0xf0) return false;
  const layer = (second >> 1) & 3;
  // ADTS (ISO 13818-7) has no layer; its sampling index ends at 12.
  if (layer === 0) return ((third >> 2) & 15) <= 12;
  // Layer I, which nobody makes any more, begins like text in UTF-16.
  if (layer === 3) return false;
  return third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

export function isSound(mediaType: string): boolean {
  return /^(audio|video)\//i.test(mediaType);
}

/** Lets bytes through unchanged; afterwards `mediaType` names sound as what it is, and leaves every other declared type. */
export function namedAsItSounds(source: AsyncIterable<Uint8Array>, declared: string) {
  let start = new Uint8Array(0);
  async function* content(): AsyncIterable<Uint8Array> {
    for await (const chunk of source) {
      if (start.length < sniffBytes) {
        const more = new Uint8Array(Math.min(sniffBytes, start.length + chunk.length));
        more.set(start);
        more.set(chunk.subarray(0, more.length - start.length), start.length);
        start = more;
      }
      yield chunk;
    }
  }
  return {
    content: content(),
    mediaType: () => (isSound(declared) ? declared : (soundKindOf(start) ?? declared)),
  };
}
