import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";

/**
 * A session that is bound to a device answers only to requests signed with the device's key, which the browser made and
 * cannot give away. What is signed: a number that the server gave less than five minutes ago, the method and the path.
 */
const minutes = 5;

function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

function macOf(key: Buffer, minute: number): string {
  return createHmac("sha256", key).update(`proof ${minute}`).digest().subarray(0, 16).toString("base64url");
}

let latest: { readonly key: Buffer; readonly minute: number; readonly nonce: string } | undefined;

/** The number of this minute: nobody can tell tomorrow's, so no proof is made in advance. Made once a minute, since every answer carries it. */
export function nonceOf(key: Buffer, now: Date): string {
  const minute = minuteOf(now);
  if (latest?.key !== key || latest.minute !== minute)
    latest = { key, minute, nonce: `${minute}.${macOf(key, minute)}` };
  return latest.nonce;
}

/** From the server's clock alone, so that a device with a wrong clock signs in all the same. */
function isFresh(key: Buffer, nonce: string, now: Date): boolean {
  const [minute, mac] = nonce.split(".");
  const age = minuteOf(now) - Number(minute);
  if (!/^\d{1,12}$/.test(minute ?? "") || age < 0 || age > minutes) return false;
  const given = Buffer.from(mac ?? "");
  const due = Buffer.from(macOf(key, Number(minute)));
  return given.length === due.length && timingSafeEqual(given, due);
}

/** A device's public key as it is sent: P-256 in SPKI, base64url. Null for anything else. */
export function readDeviceKey(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return keyObjectOf(bytes) === null ? null : bytes;
}

function keyObjectOf(bytes: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: bytes, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1"
      ? key
      : null;
  } catch {
    return null;
  }
}

export type Proof = {
  /** `<minute>.<mac>.<signature>` of the header `Palermo-Proof`. */
  readonly proof: string | undefined;
  readonly publicKey: Buffer;
  readonly method: string;
  readonly path: string;
};

/** Whether this request was signed by the holder of the device's key, lately. */
export function isProof(key: Buffer, now: Date, { proof, publicKey, method, path }: Proof): boolean {
  const [minute = "", mac = "", signature = ""] = (proof ?? "").split(".");
  const nonce = `${minute}.${mac}`;
  const device = keyObjectOf(publicKey);
  if (device === null || !isFresh(key, nonce, now)) return false;
  const words = Buffer.from(wordsToSign(nonce, method, path));
  const given = Buffer.from(signature, "base64url");
  return given.length === 64 && verify("sha256", words, { key: device, dsaEncoding: "ieee-p1363" }, given);
}

/** The text that a device signs; the browser's side is web/api/device-key.ts. */
export function wordsToSign(nonce: string, method: string, path: string): string {
  return `palermo-proof\n${nonce}\n${method}\n${path}`;
}
