/** Where a sealed field stands: part of what is authenticated, so that a value cannot be moved. */
export type FieldPlace = {
  /** Schema-qualified table, e.g. `person.identity`. */
  readonly table: string;
  readonly column: string;
  /** The row's uuid. */
  readonly row: string;
};

/**
 * Seals and opens fields with the key of one person or one dossier (the `subject`, a dossier id).
 * Keys are unwrapped in memory only and fetched only when row-level security lets the actor see the subject.
 */
export type Vault = {
  /** Makes the subject's key inside this transaction; the subject is a dossier that the actor just opened. */
  readonly createKey: (subject: string) => Promise<void>;
  /** The keys of several subjects at once, for lists. */
  readonly createKeys: (subjects: readonly string[]) => Promise<void>;
  /** AES-256-GCM; null stays null. */
  readonly seal: (subject: string, place: FieldPlace, value: string | null) => Promise<Buffer | null>;
  /** Throws `VaultError` (`no-key`, `not-authentic`); an erased subject, and one whose key was not restored, reads as null. */
  readonly open: (subject: string, place: FieldPlace, sealed: Buffer | null) => Promise<string | null>;
  /** HMAC-SHA-256 tokens of search keys under one agency's token key, for storing beside a person. */
  readonly tokens: (agencyId: string, keys: readonly string[]) => Promise<Buffer[]>;
  /** The same keys under every agency in which the actor holds identity grants, for searching. */
  readonly searchTokens: (keys: readonly string[]) => Promise<Buffer[]>;
};
