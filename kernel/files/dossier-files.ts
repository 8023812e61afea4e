import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { FieldPlace, Vault } from "../vault/words.ts";
import type { FileContext } from "./file-context.ts";
import type { StoredFile } from "./file-store.ts";

export type FileFacts = {
  readonly fileId: string;
  readonly dossierId: string;
  readonly compartment: Compartment;
  /** Null when it can no longer be read. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly addedBy: string;
  readonly addedAt: Date;
};

/** Facts, and what `FileStore.read` needs. The key leaves the transaction in memory only. */
export type OpenFile = FileFacts & { readonly address: string; readonly key: string };

type Row = {
  file_id: string;
  dossier_id: string;
  compartment: Compartment;
  media_type: string;
  bytes: string;
  address: string | null;
  name: Buffer | null;
  wrapped_key: Buffer | null;
  sha256: Buffer | null;
  added_by: string;
  added_at: Date;
};

/**
 * Records a stored file in a compartment of a dossier to which the actor may contribute. Null when that is not so:
 * the caller answers as if nothing were there, and removes the stored file.
 */
export async function addFile(
  { tx, vault }: FileContext,
  file: { dossierId: string; compartment: Compartment; name: string; mediaType: string; stored: StoredFile },
): Promise<{ fileId: string } | null> {
  const { rows: allowed } = await sql<{ ok: boolean }>`
    select access.may_open(${file.dossierId}::uuid, ${file.compartment}, 'contribute') as ok`.execute(tx);
  if (!allowed[0]?.ok) return null;
  const fileId = randomUUID();
  const seal = (column: string, value: string) => vault.seal(file.dossierId, placeOf(fileId, column), value);
  const [name, key, sha256] = await Promise.all([
    seal("name", file.name),
    seal("wrapped_key", file.stored.key),
    seal("sha256", file.stored.sha256),
  ]);
  const { rows } = await sql<{
    added: boolean;
  }>`select files.add_file(${fileId}::uuid, ${file.dossierId}::uuid,
    ${file.compartment}, ${file.mediaType}, ${file.stored.bytes}::bigint, ${file.stored.address}, ${name}, ${key}, ${sha256}) as added`.execute(
    tx,
  );
  return rows[0]?.added ? { fileId } : null;
}

/** The files of a dossier in the compartments that the actor may read. */
export async function listFiles(context: FileContext, dossierId: string): Promise<FileFacts[]> {
  const rows = await readableRows(context, [dossierId], []);
  return Promise.all(rows.map((row) => factsOf(context.vault, row)));
}

/** A file to read from the store after the transaction; null when it is not there for this actor, or was erased. */
export async function findFile(context: FileContext, fileId: string): Promise<OpenFile | null> {
  const [row] = await readableRows(context, [], [fileId]);
  if (!row?.address) return null;
  const key = await context.vault.open(row.dossier_id, placeOf(fileId, "wrapped_key"), row.wrapped_key);
  if (key === null) return null;
  context.opened([row.dossier_id], ["files.file"]);
  return { ...(await factsOf(context.vault, row)), address: row.address, key };
}

/** The SHA-256 that the file had when it was stored, for comparing with the bytes of today. */
export async function findFileDigest(context: FileContext, fileId: string): Promise<string | null> {
  const [row] = await readableRows(context, [], [fileId]);
  return row ? context.vault.open(row.dossier_id, placeOf(fileId, "sha256"), row.sha256) : null;
}

/** Takes a file away; its bytes go with the next sweep. A legal hold on the dossier keeps it. */
export async function removeFile(
  { tx }: FileContext,
  fileId: string,
): Promise<"done" | "not-found" | "held"> {
  const { rows } = await sql<{ answer: "done" | "not-found" | "held" }>`
    select files.remove_file(${fileId}::uuid) as answer`.execute(tx);
  return rows[0]?.answer ?? "not-found";
}

async function readableRows({ tx }: FileContext, dossiers: string[], files: string[]): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select * from files.readable_files(${dossiers}::uuid[], ${files}::uuid[])`.execute(tx);
  return rows;
}

async function factsOf(vault: Vault, row: Row): Promise<FileFacts> {
  return {
    fileId: row.file_id,
    dossierId: row.dossier_id,
    compartment: row.compartment,
    name: await vault.open(row.dossier_id, placeOf(row.file_id, "name"), row.name),
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    addedBy: row.added_by,
    addedAt: row.added_at,
  };
}

function placeOf(fileId: string, column: string): FieldPlace {
  return { table: "files.file", column, row: fileId };
}
