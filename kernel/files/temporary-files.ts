import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import { openForAgency, sealForAgency } from "../vault/index.ts";
import type { FieldPlace } from "../vault/words.ts";
import { addFile } from "./dossier-files.ts";
import type { FileContext } from "./file-context.ts";
import type { FileStore, StoredFile } from "./file-store.ts";

/** An upload of the last day that belongs to no dossier yet, and how its bytes open. */
export type TemporaryFile = {
  readonly temporaryId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly stored: StoredFile;
  /** Sent byte for byte, nothing cleaned: for evidence, never for an attachment. */
  readonly raw: boolean;
};

type Row = {
  temporary_id: string;
  media_type: string;
  bytes: string;
  address: string;
  name: Buffer;
  wrapped_key: Buffer;
  sha256: Buffer;
  raw: boolean;
};

/** Records an upload for its uploader alone, sealed with a key of their agency, for 24 hours. */
export async function addTemporary(
  { tx, vault }: FileContext,
  file: { name: string; mediaType: string; stored: StoredFile; raw?: boolean },
): Promise<{ temporaryId: string; expiresAt: Date }> {
  const temporaryId = randomUUID();
  const name = await sealForAgency(vault, placeOf(temporaryId, "name"), file.name);
  const key = await sealForAgency(vault, placeOf(temporaryId, "wrapped_key"), file.stored.key);
  const sha256 = await sealForAgency(vault, placeOf(temporaryId, "sha256"), file.stored.sha256);
  const { rows } = await sql<{
    expires_at: Date;
  }>`select files.add_temporary(${temporaryId}::uuid, ${file.mediaType},
    ${file.stored.bytes}::bigint, ${file.stored.address}, ${name.sealed}, ${key.sealed}, ${sha256.sealed}, ${key.keyId}::uuid, ${file.raw === true}) as expires_at`.execute(
    tx,
  );
  const expiresAt = rows[0]?.expires_at;
  if (!expiresAt) throw new Error("files.add_temporary gave no row");
  return { temporaryId, expiresAt };
}

/** The actor's own upload; null when there is none, it is somebody else's, or its day is over. */
export async function findTemporary(
  { tx, vault }: FileContext,
  temporaryId: string,
): Promise<TemporaryFile | null> {
  const { rows } = await sql<Row>`select * from files.own_temporary(${temporaryId}::uuid)`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const open = (column: string, sealed: Buffer) => openForAgency(vault, placeOf(temporaryId, column), sealed);
  return {
    temporaryId,
    name: await open("name", row.name),
    mediaType: row.media_type,
    raw: row.raw,
    stored: {
      address: row.address,
      bytes: Number(row.bytes),
      key: await open("wrapped_key", row.wrapped_key),
      sha256: await open("sha256", row.sha256),
    },
  };
}

/** The plain bytes of the actor's own upload, with its facts; null as `findTemporary`. */
export async function openTemporary(
  context: FileContext,
  store: FileStore,
  temporaryId: string,
): Promise<(TemporaryFile & { content: Readable }) | null> {
  const found = await findTemporary(context, temporaryId);
  return found && { ...found, content: store.read(found.stored) };
}

/** Gives an upload to a dossier without writing its bytes again: only its key is sealed anew. Null when either is not there. */
export async function keepTemporary(
  context: FileContext,
  wanted: {
    temporaryId: string;
    dossierId: string;
    compartment: Compartment;
    name?: string;
    /** Whether an upload that nothing cleaned may be taken. */
    raw?: boolean;
  },
): Promise<{ fileId: string; sha256: string } | null> {
  const found = await findTemporary(context, wanted.temporaryId);
  if (!found || (found.raw && wanted.raw !== true)) return null;
  const { dossierId, compartment, name = found.name } = wanted;
  const added = await addFile(context, {
    dossierId,
    compartment,
    name,
    mediaType: found.mediaType,
    stored: found.stored,
  });
  if (!added) return null;
  await removeTemporary(context, wanted.temporaryId);
  return { ...added, sha256: found.stored.sha256 };
}

/** Forgets an upload; its bytes go with the next sweep unless a dossier took them. */
export async function removeTemporary({ tx }: FileContext, temporaryId: string): Promise<boolean> {
  const { rows } = await sql<{
    removed: boolean;
  }>`select files.remove_temporary(${temporaryId}::uuid) as removed`.execute(tx);
  return rows[0]?.removed === true;
}

function placeOf(temporaryId: string, column: string): FieldPlace {
  return { table: "files.temporary", column, row: temporaryId };
}
