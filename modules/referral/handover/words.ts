import { z } from "zod";
import { ServiceKind } from "../referral.ts";
import { Answer, RefusalReason, Section, Urgency } from "../referrals/words.ts";

/** The secret behind the link: 32 random bytes as base64url, made by whoever sends it, told once. */
export const LinkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "the link as it was sent, complete");

/** The code told another way, as people write it: small letters, spaces and O for 0 are read too. */
export const HandOverCode = z
  .string()
  .max(30)
  .refine((text) => readHandOverCode(text) !== null, "eight letters and figures, such as 7F3K-Q2MW");

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The eight characters of a code (Crockford's alphabet, 40 bits), or null. */
export function readHandOverCode(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return plain.length === 8 && [...plain].every((character) => alphabet.includes(character)) ? plain : null;
}

/** Makes a code from eight random bytes, written in two halves. */
export function makeHandOverCode(random: Uint8Array): string {
  const body = Array.from(random.subarray(0, 8), (byte) => alphabet.charAt(byte & 31)).join("");
  return `${body.slice(0, 4)}-${body.slice(4)}`;
}

/** A link secret from 32 random bytes. */
export function makeLinkSecret(random: Uint8Array): string {
  return btoa(String.fromCharCode(...random.subarray(0, 32)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What lies sealed in a hand-over. */
export const HandOverContent = z.object({
  code: z.string(),
  kind: ServiceKind,
  urgency: Urgency,
  answerBy: z.string(),
  sender: z.record(z.string(), z.string()),
  sex: z.string().nullable(),
  ageBand: z.string().nullable(),
  languages: z.array(z.string()),
  sections: z.array(Section),
  names: z.array(z.string()),
  contacts: z.array(z.string()),
});
export type HandOverContent = z.infer<typeof HandOverContent>;

export { Answer, RefusalReason };
