import { z } from "zod";
import { mostPieces } from "../words/parcel-heads.ts";

/** What one device seals for this Palermo: a fresh P-256 key, AES-256-GCM, the number of parcel and device authenticated. */
export const SealedParcel = z.strictObject({
  /** The key it was sealed for. */
  to: z.string().min(1).max(60),
  ephemeral: z.base64url().length(87),
  iv: z.base64url().length(16),
  /** With the tag of 16 bytes at its end. */
  text: z.base64url(),
});
export type SealedParcel = z.infer<typeof SealedParcel>;

/** A file that a parcel brings: its pieces came before, each sealed with `key`. */
export const ParcelFile = z.strictObject({
  fileId: z.uuid(),
  /** AES-256 key, base64url of 32 bytes. */
  key: z.base64url().length(43),
  pieces: z.int().min(1).max(mostPieces),
  bytes: z.int().min(1),
  name: z.string().min(1).max(200),
  mediaType: z.string().min(1).max(100),
});
export type ParcelFile = z.infer<typeof ParcelFile>;

/** What lies inside: one named action with its input, done as the device's holder. */
export const ParcelContent = z.strictObject({
  action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  input: z.record(z.string(), z.unknown()),
  /** The version that the device knew; a newer one here makes the parcel `stale`. */
  expects: z.int().min(0).optional(),
  /** Uploaded for the action, which finds it as `uploadId` in its input. */
  file: ParcelFile.optional(),
});
export type ParcelContent = z.infer<typeof ParcelContent>;

export const parcelStates = ["waiting", "kept", "stale", "refused"] as const;

/** What became of a parcel. `kept` is said after the record's transaction stands, never before. */
export const Receipt = z.object({
  parcelId: z.uuid(),
  /** SHA-256 of the sealed text that was received, hexadecimal. */
  digest: z.string(),
  state: z.enum(parcelStates),
  /** Why it is not kept: a problem's or a refusal's code; empty when it is. */
  why: z.string(),
  /** Of the record as it then stood, where it has one. */
  version: z.int().nullable(),
  /** This Palermo's clock. */
  receivedAt: z.string(),
  settledAt: z.string().nullable(),
  /** Pieces of its file that have not come. */
  missing: z.array(z.int()),
});
export type Receipt = z.infer<typeof Receipt>;

export const DeviceState = z.enum(["known", "lost", "refused"]);
export type DeviceState = z.infer<typeof DeviceState>;

/** The key that devices seal for: `id` names it, `raw` is its point on P-256. */
export const ParcelKey = z.object({ id: z.string(), raw: z.base64url().length(87) });
export type ParcelKey = z.infer<typeof ParcelKey>;

export const Registered = z.object({
  deviceId: z.uuid(),
  accountId: z.uuid(),
  key: ParcelKey,
  serverTime: z.string(),
});
export type Registered = z.infer<typeof Registered>;

export const Contact = z.object({ state: DeviceState, key: ParcelKey, serverTime: z.string() });
export type Contact = z.infer<typeof Contact>;
