import type { Readable } from "node:stream";

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
};

/** Where encrypted files lie: a disk, or an object store. Whoever reads it without the keys learns sizes only. */
export type FileStore = {
  /** Encrypts under a new random key at a new random address. On any failure nothing is left. */
  readonly write: (source: AsyncIterable<Uint8Array>, settings: WriteSettings) => Promise<StoredFile>;
  /** Plain bytes as a stream that fails with `not-authentic` at the first chunk that is not genuine. */
  readonly read: (file: { address: string; key: string }) => Readable;
  /** Removing what is not there is fine. */
  readonly remove: (address: string) => Promise<void>;
  /** Addresses, of whole files and of interrupted writing, that were last written before this time. */
  readonly writtenBefore: (time: Date) => AsyncIterable<{ address: string; complete: boolean }>;
  /** Marks an unmarked store as belonging to a database, and tells whether it belongs to this one. */
  readonly claim: (storeId: string) => Promise<boolean>;
};
