import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from "node:crypto";
import { inTurn } from "#kernel/action";
import { HandOverContent } from "./words.ts";

/** One try at a code costs about 0.1 s and 32 MB (RFC 7914): a code of 40 bits is tried by hand only, and five times. */
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const tagAt = 12;
const textAt = 28;

export type Secrets = { readonly link: string; readonly code: string; readonly salt: Buffer };

/** Many at once cost no more memory and threads than two: files are read by the same threads. */
export const handOverTurn = inTurn({ atOnce: 2, waiting: 40 });

/** The key hangs on both secrets: whoever has the link alone, the code alone, or the whole database, has nothing. */
export async function keyOf({ link, code, salt }: Secrets): Promise<Buffer> {
  const stretched = await new Promise<Buffer>((resolve, reject) =>
    scrypt(code, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
  const both = Buffer.concat([Buffer.from(link, "base64url"), stretched]);
  return Buffer.from(hkdfSync("sha256", both, salt, "palermo sealed hand-over 1", 32));
}

/** Padded to whole kilobytes, so that the length does not tell how much was disclosed. */
export function sealContent(key: Buffer, content: HandOverContent): Buffer {
  const text = JSON.stringify(content);
  const padding = 1024 - (Buffer.byteLength(text) % 1024);
  const iv = randomBytes(tagAt);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(text + " ".repeat(padding), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Null when the code does not fit. */
export async function openContent(secrets: Secrets, sealed: Buffer): Promise<HandOverContent | null> {
  const key = await keyOf(secrets);
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, tagAt), { authTagLength: 16 });
    cipher.setAuthTag(sealed.subarray(tagAt, textAt));
    const text = Buffer.concat([cipher.update(sealed.subarray(textAt)), cipher.final()]).toString("utf8");
    return HandOverContent.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the database knows of a secret. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}
