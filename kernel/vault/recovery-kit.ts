import { createHash } from "node:crypto";
import { VaultError } from "./vault-error.ts";

/** Crockford's alphabet: no I, L, O or U, so that it survives handwriting. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The master key as four lines to print, each of 15 characters: 64 bits of the key and 11 bits of check, so that a
 * copying mistake is found together with its line.
 */
export function recoveryKit(masterKey: Buffer): string {
  if (masterKey.length !== 32) throw new VaultError("bad-master-key", { bytes: masterKey.length });
  const lines = [0, 1, 2, 3].map((line) => {
    const part = masterKey.subarray(line * 8, line * 8 + 8);
    let bits = (part.readBigUInt64BE() << 11n) | checkOf(part, line);
    let text = "";
    for (let i = 0; i < 15; i += 1) {
      text = alphabet.charAt(Number(bits & 31n)) + text;
      bits >>= 5n;
    }
    return `${line + 1}: ${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`;
  });
  return lines.join("\n");
}

/**
 * Reads the kit as people type it (small letters, spaces, O for 0, I or L for 1, line numbers or not). Throws
 * `VaultError` `bad-recovery-kit` with the number of the first wrong line.
 */
export function readRecoveryKit(text: string): Buffer {
  const lines = text
    .split(/\r?\n/)
    .map(plainLine)
    .filter((line) => line.length > 0);
  const parts = [0, 1, 2, 3].map((line) => readLine(lines[line] ?? "", line));
  if (lines.length > 4) throw new VaultError("bad-recovery-kit", { line: 5 });
  return Buffer.concat(parts);
}

function plainLine(line: string): string {
  return line
    .replace(/^\s*[1-4]\s*[:.)]/, "")
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}

function readLine(characters: string, line: number): Buffer {
  const wrong = () => new VaultError("bad-recovery-kit", { line: line + 1 });
  if (characters.length !== 15) throw wrong();
  let bits = 0n;
  for (const character of characters) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw wrong();
    bits = (bits << 5n) | BigInt(value);
  }
  const part = Buffer.alloc(8);
  part.writeBigUInt64BE(bits >> 11n);
  if (checkOf(part, line) !== (bits & 0x7ffn)) throw wrong();
  return part;
}

/** Eleven bits over the line and its place, so that exchanged lines are found too. */
function checkOf(part: Buffer, line: number): bigint {
  const digest = createHash("sha256").update(`palermo recovery kit ${line}`).update(part).digest();
  return BigInt(digest.readUInt16BE() >> 5);
}
