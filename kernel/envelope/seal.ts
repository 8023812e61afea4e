import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { z } from "zod";
import { publicKey, rawPublic } from "./identity.ts";

/** Content that one recipient opens: a fresh X25519 key, AES-256-GCM, the message's head authenticated with it. */
export const Sealed = z.strictObject({
  ephemeral: z.base64url().length(43),
  iv: z.base64url().length(16),
  tag: z.base64url().length(22),
  text: z.base64url(),
});
export type Sealed = z.infer<typeof Sealed>;

/** For test vectors alone: what is otherwise drawn at random. */
export type SealRandom = { readonly ephemeral: KeyObject; readonly iv: Buffer };

export function sealFor(recipient: string, head: string, plain: Buffer, random: SealRandom = draw()): Sealed {
  const ephemeral = rawPublic(random.ephemeral);
  const shared = diffieHellman({ privateKey: random.ephemeral, publicKey: publicKey("x25519", recipient) });
  const cipher = createCipheriv("aes-256-gcm", keyOf(shared, ephemeral, recipient), random.iv);
  cipher.setAAD(Buffer.from(head));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    ephemeral,
    iv: random.iv.toString("base64url"),
    tag: cipher.getAuthTag().toString("base64url"),
    text: text.toString("base64url"),
  };
}

/** Null when it was sealed for another key, or anything of it or of the head was changed. */
export function openSealed(
  own: KeyObject,
  head: string,
  { ephemeral, iv, tag, text }: Sealed,
): Buffer | null {
  try {
    const shared = diffieHellman({ privateKey: own, publicKey: publicKey("x25519", ephemeral) });
    const key = keyOf(shared, ephemeral, rawPublic(own));
    const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 });
    cipher.setAAD(Buffer.from(head));
    cipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([cipher.update(Buffer.from(text, "base64url")), cipher.final()]);
  } catch {
    return null;
  }
}

function draw(): SealRandom {
  return { ephemeral: generateKeyPairSync("x25519").privateKey, iv: randomBytes(12) };
}

/** Both public keys go into the key, so that a text stands for this pair alone. */
function keyOf(shared: Buffer, ephemeral: string, recipient: string): Buffer {
  const salt = Buffer.concat([Buffer.from(ephemeral, "base64url"), Buffer.from(recipient, "base64url")]);
  return Buffer.from(hkdfSync("sha256", shared, salt, "palermo envelope seal 1", 32));
}
