import { createHash, randomBytes } from "node:crypto";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Twelve characters (60 bits) that are told apart when read aloud. */
export function newResetCode(): string {
  const text = [...randomBytes(12)].map((byte) => letters[byte % 32]).join("");
  return (text.match(/.{4}/g) ?? []).join("-");
}

/** Only this is kept. The code is read as it is heard: case and gaps do not count, O is 0, I and L are 1. */
export function resetCodeHash(code: string): Buffer {
  const heard = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(`reset ${heard}`).digest();
}
