/** ISO/IEC 18004, level M (restores about 15 %), byte mode, versions 1 to 10: enough for 213 bytes. */
const errorBytesPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];

/** Bits that a version has beside its fixed patterns, formats and version marks. */
function rawBits(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    bits -= (25 * marks - 10) * marks - 55;
    if (version >= 7) bits -= 36;
  }
  return bits;
}

function dataBytes(version: number): number {
  const perBlock = errorBytesPerBlock[version - 1] ?? 0;
  return Math.floor(rawBits(version) / 8) - perBlock * (blocks[version - 1] ?? 0);
}

/** Multiplies in GF(256) with the code's polynomial x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function divisor(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, place) => (place === degree - 1 ? 1 : 0));
  let root: number = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let place = 0; place < degree; place += 1) {
      result[place] = times(result[place] ?? 0, root) ^ (result[place + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return result;
}

function remainder(data: readonly number[], by: readonly number[]): number[] {
  const result = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    by.forEach((one, place) => {
      result[place] = (result[place] ?? 0) ^ times(one, factor);
    });
  }
  return result;
}

/** Mode, length, bytes, end mark and filling, as the version wants them. */
function dataOf(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const room = dataBytes(version) * 8;
  push(0, Math.min(4, room - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let filling = 0xec; bits.length < room; filling ^= 0xec ^ 0x11) push(filling, 8);
  return Array.from({ length: bits.length / 8 }, (_, place) =>
    bits.slice(place * 8, place * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

export type Codewords = { readonly version: number; readonly bytes: readonly number[] };

/** The smallest version that holds the text, and its bytes with their error correction, interleaved. */
export function codewords(text: string): Codewords {
  const bytes = new TextEncoder().encode(text);
  const versions = Array.from({ length: 10 }, (_, place) => place + 1);
  const version = versions.find((one) => bytes.length <= dataBytes(one) - (one < 10 ? 2 : 3));
  if (version === undefined) throw new Error(`a QR code of ${bytes.length} bytes is longer than 213`);
  return { version, bytes: interleaved(dataOf(bytes, version), version) };
}

function interleaved(data: readonly number[], version: number): number[] {
  const count = blocks[version - 1] ?? 1;
  const errorLength = errorBytesPerBlock[version - 1] ?? 0;
  const raw = Math.floor(rawBits(version) / 8);
  const shortBlocks = count - (raw % count);
  const shortLength = Math.floor(raw / count) - errorLength;
  const by = divisor(errorLength);
  const parts: { data: number[]; error: number[] }[] = [];
  let from = 0;
  for (let block = 0; block < count; block += 1) {
    const length = shortLength + (block < shortBlocks ? 0 : 1);
    const part = data.slice(from, from + length);
    parts.push({ data: part, error: remainder(part, by) });
    from += length;
  }
  const result: number[] = [];
  for (let place = 0; place <= shortLength; place += 1) {
    for (const { data: part } of parts) if (place < part.length) result.push(part[place] ?? 0);
  }
  for (let place = 0; place < errorLength; place += 1)
    for (const { error } of parts) result.push(error[place] ?? 0);
  return result;
}
