/** Text of bytes in UTF-8, UTF-16 with a mark, or else Windows-1252; a named charset is believed when it is known. */
export function textOfBytes(bytes: Uint8Array, charset?: string): string {
  if (charset !== undefined) {
    const decoder = decoderOf(charset);
    if (decoder) return decoder.decode(bytes);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset.trim().toLowerCase());
  } catch {
    return null;
  }
}
