import type { ParcelContent, ParcelKey, SealedParcel } from "#kernel/words";
import { parcelHead, parcelInfo, pieceHead } from "#kernel/words";
import { type Bytes, fromBase64url, joinBytes, randomBytes, toBase64url, utf8 } from "./bytes.ts";

const curve = { name: "ECDH", namedCurve: "P-256" } as const;

export type ParcelPlace = { readonly deviceId: string; readonly parcelId: string };

/**
 * Seals a record for the server alone: a fresh key on P-256, HKDF-SHA-256, AES-256-GCM with the numbers of device and
 * parcel authenticated. This device cannot open it again. The other side is kernel/parcel/parcel-lock.ts.
 */
export async function sealParcel(to: ParcelKey, place: ParcelPlace, content: ParcelContent): Promise<string> {
  const recipient = fromBase64url(to.raw);
  const theirs = await crypto.subtle.importKey("raw", recipient, curve, false, []);
  const fresh = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", fresh.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, fresh.privateKey, 256);
  const mixed = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: joinBytes(ephemeral, recipient), info: utf8(parcelInfo) },
    mixed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = randomBytes(12);
  const additionalData = utf8(parcelHead(place.deviceId, place.parcelId));
  const text = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    key,
    utf8(JSON.stringify(content)),
  );
  const sealed: SealedParcel = {
    to: to.id,
    ephemeral: toBase64url(ephemeral),
    iv: toBase64url(iv),
    text: toBase64url(new Uint8Array(text)),
  };
  return JSON.stringify(sealed);
}

/** A piece of a file, on this device and on its way: IV 12 | text | tag 16. */
export async function sealPiece(
  key: CryptoKey,
  { fileId, number }: { readonly fileId: string; readonly number: number },
  plain: Bytes,
): Promise<Bytes> {
  const iv = randomBytes(12);
  const additionalData = utf8(pieceHead(fileId, number));
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plain);
  return joinBytes(iv, new Uint8Array(text));
}

/** Throws when it is not genuine. */
export async function openPiece(
  key: CryptoKey,
  { fileId, number }: { readonly fileId: string; readonly number: number },
  sealed: Bytes,
): Promise<Bytes> {
  const additionalData = utf8(pieceHead(fileId, number));
  const iv = sealed.slice(0, 12);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, sealed.slice(12)),
  );
}

/** The key of one file; it lies in the record's sealed text, so its bytes are shared between both. */
export async function fileKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}
