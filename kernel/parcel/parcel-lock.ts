import { createDecipheriv, createECDH, createHash, type ECDH, hkdfSync } from "node:crypto";
import type { ParcelKey, SealedParcel } from "../words/parcel.ts";
import { parcelHead, parcelInfo } from "../words/parcel-heads.ts";

/** This Palermo's half of the key that devices seal for. */
export type ParcelLock = { readonly key: ParcelKey; readonly own: ECDH };

const curve = "prime256v1";

/** From 32 secret bytes; the one in four thousand million that is no key on P-256 is hashed once more. */
export function parcelLockOf(seed: Buffer): ParcelLock {
  const own = createECDH(curve);
  for (let secret = seed; ; secret = createHash("sha256").update(secret).digest()) {
    try {
      own.setPrivateKey(secret);
      break;
    } catch {
      // Zero, or not below the order of the group.
    }
  }
  const raw = own.getPublicKey();
  const id = createHash("sha256").update(raw).digest("hex").slice(0, 16);
  return { own, key: { id, raw: raw.toString("base64url") } };
}

export type ParcelPlace = { readonly deviceId: string; readonly parcelId: string };

/** Null when it was sealed for another key, place or device, or anything of it was changed. */
export function openParcel(lock: ParcelLock, place: ParcelPlace, sealed: SealedParcel): Buffer | null {
  try {
    if (sealed.to !== lock.key.id) return null;
    const ephemeral = Buffer.from(sealed.ephemeral, "base64url");
    const shared = lock.own.computeSecret(ephemeral);
    const salt = Buffer.concat([ephemeral, Buffer.from(lock.key.raw, "base64url")]);
    const key = Buffer.from(hkdfSync("sha256", shared, salt, parcelInfo, 32));
    return openText(key, parcelHead(place.deviceId, place.parcelId), {
      iv: Buffer.from(sealed.iv, "base64url"),
      text: Buffer.from(sealed.text, "base64url"),
    });
  } catch {
    return null;
  }
}

/** AES-256-GCM with the tag at the end of the text, as browsers write it. Throws when it is not genuine. */
export function openText(key: Buffer, head: string, { iv, text }: { iv: Buffer; text: Buffer }): Buffer {
  const cipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(head));
  cipher.setAuthTag(text.subarray(-16));
  return Buffer.concat([cipher.update(text.subarray(0, -16)), cipher.final()]);
}
