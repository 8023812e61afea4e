import { randomUUID, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical.ts";
import { type Card, type Identity, keyId, publicKey } from "./identity.ts";
import { openSealed, Sealed, type SealRandom, sealFor } from "./seal.ts";

const Head = {
  id: z.uuid(),
  purpose: z.string().regex(/^[a-z][a-z0-9.-]{1,60}$/),
  from: z.string().max(50),
  to: z.string().max(50).nullable(),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
};

export const Envelope = z.strictObject({
  palermo: z.literal(1),
  message: z.strictObject({ ...Head, content: z.unknown().optional(), sealed: Sealed.optional() }),
  signature: z.base64url().length(86),
});
export type Envelope = z.infer<typeof Envelope>;
type Message = Envelope["message"];

export const envelopeProblems = [
  "not-json",
  "wrong-version",
  "malformed",
  "too-large",
  "unknown-sender",
  "bad-signature",
  "wrong-purpose",
  "not-for-us",
  "from-the-future",
  "expired",
  "cannot-open",
  "taken-before",
] as const;
/** Exactly what is wrong with a message. */
export type EnvelopeProblem = (typeof envelopeProblems)[number];

export type Opened = {
  readonly id: string;
  readonly from: Card;
  readonly purpose: string;
  readonly created: Date;
  readonly expires: Date;
  /** As the sender wrote it; the reader's own schema checks it. */
  readonly content: unknown;
};

export type Verified =
  | ({ readonly fine: true } & Opened)
  | { readonly fine: false; readonly problem: EnvelopeProblem; readonly detail?: string };

export type MakeEnvelope = {
  readonly from: Identity;
  /** Null for what everybody may read and check. */
  readonly to: Card | null;
  readonly purpose: string;
  readonly content: unknown;
  readonly now: Date;
  readonly lastsMs: number;
  /** Sealed so that the recipient alone opens it; needs one. */
  readonly sealed?: boolean;
  /** For test vectors alone. */
  readonly fixed?: { readonly id: string } & Partial<SealRandom>;
};

/** Makes a signed message, sealed for its recipient when that is asked. */
export function makeEnvelope(wanted: MakeEnvelope): Envelope {
  const { from, to, purpose, content, now, lastsMs, sealed = false, fixed } = wanted;
  const head = {
    id: fixed?.id ?? randomUUID(),
    purpose,
    from: from.id,
    to: to === null ? null : keyId(to.sign),
    created: now.toISOString(),
    expires: new Date(now.getTime() + lastsMs).toISOString(),
  };
  let message: Message = { ...head, content };
  if (sealed) {
    if (to === null) throw new TypeError("a sealed message needs a recipient");
    const random = fixed?.ephemeral && fixed.iv ? { ephemeral: fixed.ephemeral, iv: fixed.iv } : undefined;
    message = {
      ...head,
      sealed: sealFor(to.seal, headText(head), Buffer.from(canonicalJson(content)), random),
    };
  }
  const signature = sign(null, signedText(message), from.signKey).toString("base64url");
  return { palermo: 1, message, signature };
}

export type OpenSettings = {
  /** This Palermo; null for checking what is addressed to nobody. */
  readonly own: Identity | null;
  /** The card of a sender that people have checked, by key id. */
  readonly senderOf: (id: string) => Card | null | undefined;
  readonly purpose: string;
  readonly now: Date;
  readonly maxBytes?: number;
};

/** How far clocks of two Palermos may differ. */
const clockMs = 5 * 60_000;

/**
 * Checks and opens a message, and names what is wrong with one that does not hold. Whether it was taken before is asked
 * with `takeOnce`, in the transaction that acts on it.
 */
export function openEnvelope(text: string, settings: OpenSettings): Verified {
  const { own, senderOf, purpose, now, maxBytes = 50 * 1024 ** 2 } = settings;
  if (Buffer.byteLength(text) > maxBytes) return wrong("too-large", String(maxBytes));
  const parsed = parse(text);
  if (parsed === undefined) return wrong("not-json");
  if (typeof parsed !== "object" || parsed === null || !("palermo" in parsed))
    return wrong("malformed", "palermo");
  if (parsed.palermo !== 1) return wrong("wrong-version", String(parsed.palermo).slice(0, 20));
  const read = Envelope.safeParse(parsed);
  if (!read.success) return wrong("malformed", read.error.issues[0]?.path.join(".") ?? "");
  const { message, signature } = read.data;
  if ((message.content === undefined) === (message.sealed === undefined))
    return wrong("malformed", "message.content");
  const sender = senderOf(message.from);
  if (!sender || keyId(sender.sign) !== message.from) return wrong("unknown-sender", message.from);
  if (!isSigned(message, sender, signature)) return wrong("bad-signature");
  if (message.purpose !== purpose) return wrong("wrong-purpose", message.purpose);
  if (message.to !== null && message.to !== own?.id) return wrong("not-for-us", message.to);
  const [created, expires] = [new Date(message.created), new Date(message.expires)];
  if (created.getTime() > now.getTime() + clockMs) return wrong("from-the-future", message.created);
  if (expires.getTime() <= now.getTime()) return wrong("expired", message.expires);
  const content = contentOf(message, own);
  if (content === undefined) return wrong("cannot-open");
  return { fine: true, id: message.id, from: sender, purpose, created, expires, content };
}

function wrong(problem: EnvelopeProblem, detail?: string): Verified {
  return { fine: false, problem, ...(detail === undefined ? {} : { detail }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSigned(message: Message, sender: Card, signature: string): boolean {
  try {
    const key = publicKey("ed25519", sender.sign);
    return verify(null, signedText(message), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

function contentOf(message: Message, own: Identity | null): unknown {
  if (message.sealed === undefined) return message.content;
  if (own === null) return undefined;
  const plain = openSealed(own.sealKey, headText(message), message.sealed);
  return plain === null ? undefined : parse(plain.toString("utf8"));
}

/** The head, which a sealed content is bound to. */
function headText({ id, purpose, from, to, created, expires }: Omit<Message, "content" | "sealed">): string {
  return canonicalJson({ id, purpose, from, to, created, expires });
}

function signedText(message: Message): Buffer {
  return Buffer.from(`palermo envelope 1\n${canonicalJson(message)}`);
}
