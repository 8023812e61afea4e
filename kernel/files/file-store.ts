import type { Hash } from "node:crypto";
import { Readable } from "node:stream";

/** A file that was written and that no record names yet. The key is base64 of 32 bytes, to be sealed and forgotten. */
export type StoredFile = {
  readonly address: string;
  readonly key: string;
  /** Plain bytes. */
  readonly bytes: number;
  /** SHA-256 of the plain bytes, lower-case hexadecimal; belongs in a custody record and nowhere else. */
  readonly sha256: string;
};

export type WriteSettings = {
  /** Most plain bytes; more ends the writing with `too-large` and keeps nothing. */
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** Takes the bytes instead of a digest of this file's own; `sha256` is then that of everything it has taken. */
  readonly hash?: Hash | undefined;
};

/** Where encrypted files lie: a disk, or an object store. Whoever reads it without the keys learns sizes only. */
export type FileStore = {
  /**
   * Encrypts under a new random key at a new random address. On any failure nothing is left. Each piece is read before the
   * next is asked for.
   */
  readonly write: (source: AsyncIterable<Uint8Array>, settings: WriteSettings) => Promise<StoredFile>;
  /** Plain bytes as a stream that fails with `not-authentic` at the first chunk that is not genuine. */
  readonly read: (file: { address: string; key: string }) => Readable;
  /** The same as pieces that are the caller's own, who may give their memory back: the cheapest way to read much. */
  readonly pieces: (file: { address: string; key: string }) => AsyncGenerator<Uint8Array>;
  /** Removing what is not there is fine. */
  readonly remove: (address: string) => Promise<void>;
  /** Addresses, of whole files and of interrupted writing, that were last written before this time. */
  readonly writtenBefore: (time: Date) => AsyncIterable<{ address: string; complete: boolean }>;
  /** Marks an unmarked store as belonging to a database, and tells whether it belongs to this one. */
  readonly claim: (storeId: string) => Promise<boolean>;
};

/** Pieces as a stream. */
export function asReadable(pieces: AsyncIterable<Uint8Array>): Readable {
  return Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 });
}
