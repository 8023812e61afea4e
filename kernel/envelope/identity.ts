import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical.ts";

const Key = z.base64url().length(43);

/** What one Palermo hands another, checked by people over a second way: who it is and its two public keys. */
export const Card = z.strictObject({
  palermo: z.literal(1),
  name: z.string().min(1).max(200),
  sign: Key,
  seal: Key,
  signature: z.base64url().length(86),
});
export type Card = z.infer<typeof Card>;

/** The keys of this Palermo. Private parts stay in key objects. */
export type Identity = {
  readonly id: string;
  readonly card: Card;
  readonly signKey: KeyObject;
  readonly sealKey: KeyObject;
};

const pkcs8 = { ed25519: "302e020100300506032b657004220420", x25519: "302e020100300506032b656e04220420" };
const spki = { ed25519: "302a300506032b6570032100", x25519: "302a300506032b656e032100" };

/** Makes both key pairs from seeds of 32 bytes (RFC 8032, RFC 7748). */
export function identityOf(name: string, seeds: { sign: Buffer; seal: Buffer }): Identity {
  const signKey = privateKey("ed25519", seeds.sign);
  const sealKey = privateKey("x25519", seeds.seal);
  const bare = { palermo: 1 as const, name, sign: rawPublic(signKey), seal: rawPublic(sealKey) };
  const signature = sign(null, cardText(bare), signKey).toString("base64url");
  return { id: keyId(bare.sign), card: { ...bare, signature }, signKey, sealKey };
}

/** Whether a card was made by the owner of its keys. Whose that is, people compare by `keyId`. */
export function isOwnCard(card: Card): boolean {
  const { signature, ...bare } = card;
  return verify(null, cardText(bare), publicKey("ed25519", card.sign), Buffer.from(signature, "base64url"));
}

/** How people compare a key on the telephone: eight groups of four. */
export function keyId(signPublic: string): string {
  const digest = createHash("sha256").update(Buffer.from(signPublic, "base64url")).digest("hex");
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join("-");
}

function cardText(bare: Omit<Card, "signature">): Buffer {
  return Buffer.from(`palermo card 1\n${canonicalJson(bare)}`);
}

export function privateKey(kind: keyof typeof pkcs8, seed: Buffer): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([Buffer.from(pkcs8[kind], "hex"), seed]),
    format: "der",
    type: "pkcs8",
  });
}

export function publicKey(kind: keyof typeof spki, raw: string): KeyObject {
  const key = Buffer.concat([Buffer.from(spki[kind], "hex"), Buffer.from(raw, "base64url")]);
  return createPublicKey({ key, format: "der", type: "spki" });
}

/** The 32 bytes of the public half. */
export function rawPublic(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("base64url");
}
