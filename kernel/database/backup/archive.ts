import { z } from "zod";

/** First bytes of an archive; the number counts its form. */
export const magic = Buffer.from("PALERMO BACKUP 1\n");

/**
 * After the first bytes an archive is a row of records: one letter, the length of the rest, the rest. `E` begins an entry
 * (JSON), `D` holds a piece of it (Zstandard), `F` finishes it (JSON), `Z` ends the archive (JSON with a checksum of all before).
 */
export type RecordKind = "E" | "D" | "F" | "Z";

export const EntryHead = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("table"), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal("file"), name: z.string() }),
  z.object({ kind: z.literal("manifest"), name: z.literal("manifest") }),
]);
export type EntryHead = z.infer<typeof EntryHead>;

export const EntryEnd = z.object({ bytes: z.int(), rows: z.int().nullable(), sha256: z.string() });
export type EntryEnd = z.infer<typeof EntryEnd>;

export const ArchiveEnd = z.object({ sha256: z.string(), entries: z.int() });

export const Manifest = z.object({
  /** The same in an archive and the archive of its keys. */
  backupId: z.uuid(),
  part: z.enum(["content", "keys"]),
  madeAt: z.string(),
  instanceId: z.uuid(),
  /** Recognises the master key without which the names cannot be read. */
  keyCheck: z.string(),
  postgres: z.string(),
  migrations: z.array(
    z.object({ number: z.int(), name: z.string(), part: z.string(), checksum: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  leftOut: z.array(z.object({ table: z.string(), because: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;
