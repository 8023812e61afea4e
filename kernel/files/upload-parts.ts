import { createHash } from "node:crypto";
import { sql } from "kysely";
import { openForAgency, sealForAgency } from "../vault/index.ts";
import type { FieldPlace } from "../vault/words.ts";
import type { FileContext } from "./file-context.ts";
import { FileError } from "./file-error.ts";
import type { FileStore, StoredFile } from "./file-store.ts";
import { giveBack } from "./give-back.ts";
import { keyOfParts, type StoredPart } from "./joined-store.ts";
import { addTemporary } from "./temporary-files.ts";

/** Plain bytes of every part but the last: what is sent again after a break is never more. */
export const partBytes = 32 * 1024 ** 2;

/** An upload that is not complete yet, with the parts that have arrived. */
export type OpenUpload = {
  readonly uploadId: string;
  readonly purpose: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly arrived: readonly number[];
};

type UploadRow = { purpose: string; media_type: string; bytes: string; name: Buffer };
type PartRow = { number: number; bytes: string; address: string; wrapped_key: Buffer };

/** How many parts an upload of so many bytes has. */
export function partsOf(bytes: number): number {
  return Math.ceil(bytes / partBytes);
}

/** The bytes that the part of this number must have. */
export function bytesOfPart(bytes: number, number: number): number {
  return Math.min(partBytes, bytes - number * partBytes);
}

/** Opens an upload in parts for the actor alone, for seven days. False when its id is taken or twenty are open. */
export async function beginUpload(
  { tx, vault }: FileContext,
  upload: { uploadId: string; purpose: string; name: string; mediaType: string; bytes: number },
): Promise<boolean> {
  const name = await sealForAgency(vault, namePlace(upload.uploadId), upload.name);
  const { rows } = await sql<{ begun: boolean }>`
    select files.begin_upload(${upload.uploadId}::uuid, ${upload.purpose}, ${upload.mediaType}, ${upload.bytes}::bigint,
      ${name.sealed}, ${name.keyId}::uuid) as begun`.execute(tx);
  return rows[0]?.begun === true;
}

/** The actor's own upload; null when there is none, it is somebody else's, or its days are over. */
export async function findUpload({ tx, vault }: FileContext, uploadId: string): Promise<OpenUpload | null> {
  const { rows } = await sql<UploadRow>`select * from files.own_upload(${uploadId}::uuid)`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const parts = await sql<PartRow>`select * from files.own_parts(${uploadId}::uuid)`.execute(tx);
  return {
    uploadId,
    purpose: row.purpose,
    name: await openForAgency(vault, namePlace(uploadId), row.name),
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    arrived: parts.rows.map(({ number }) => number),
  };
}

/** Records a part that was stored. False when it arrived already or the upload has gone: the caller removes the bytes. */
export async function addPart(
  { tx, vault }: FileContext,
  { uploadId, number, stored }: { uploadId: string; number: number; stored: Omit<StoredFile, "sha256"> },
): Promise<boolean> {
  const key = await sealForAgency(vault, partPlace(uploadId, number), stored.key);
  const { rows } = await sql<{ added: boolean }>`
    select files.add_part(${uploadId}::uuid, ${number}::int, ${stored.bytes}::bigint, ${stored.address}, ${key.sealed}) as added
  `.execute(tx);
  return rows[0]?.added === true;
}

/** The parts in order with their keys, when all have arrived whole; null as long as one is missing. */
export async function wholeUpload(
  context: FileContext,
  uploadId: string,
): Promise<{ upload: OpenUpload; parts: StoredPart[] } | null> {
  const upload = await findUpload(context, uploadId);
  if (upload === null) return null;
  const { rows } = await sql<PartRow>`select * from files.own_parts(${uploadId}::uuid)`.execute(context.tx);
  if (rows.length !== partsOf(upload.bytes)) return null;
  const parts: StoredPart[] = [];
  for (const [at, row] of rows.entries()) {
    if (row.number !== at || Number(row.bytes) !== bytesOfPart(upload.bytes, at)) return null;
    const key = await openForAgency(context.vault, partPlace(uploadId, at), row.wrapped_key);
    parts.push({ address: row.address, key });
  }
  return { upload, parts };
}

/** Makes one upload of the last day from the parts; actions then take it like any other. Null when something changed meanwhile. */
export async function joinParts(
  context: FileContext,
  { uploadId, sha256 }: { uploadId: string; sha256: string },
): Promise<{ temporaryId: string; name: string; bytes: number } | null> {
  const whole = await wholeUpload(context, uploadId);
  const first = whole?.parts[0];
  if (!whole || !first) return null;
  const { name, mediaType, bytes } = whole.upload;
  const stored = { address: first.address, key: keyOfParts(whole.parts), bytes, sha256 };
  const { temporaryId } = await addTemporary(context, { name, mediaType, stored, raw: true });
  await sql`select files.join_parts(${uploadId}::uuid)`.execute(context.tx);
  return { temporaryId, name, bytes };
}

/** Forgets an upload; the bytes of its parts go with the next sweep. */
export async function dropUpload({ tx }: FileContext, uploadId: string): Promise<boolean> {
  const { rows } = await sql<{ dropped: boolean }>`
    select files.drop_upload(${uploadId}::uuid) as dropped`.execute(tx);
  return rows[0]?.dropped === true;
}

/** SHA-256 of all parts together, read from the store one after the other; lower-case hexadecimal. */
export async function digestOfParts(store: FileStore, parts: readonly StoredPart[]): Promise<string> {
  const hash = createHash("sha256");
  for (const part of parts)
    for await (const piece of store.pieces(part)) {
      hash.update(piece);
      giveBack(piece);
    }
  return hash.digest("hex");
}

/** The same bytes; fails with `not-authentic` before the last of them when they are not those of the digest. */
export async function* withDigest(
  source: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  for await (const piece of source) {
    hash.update(piece);
    if (held !== null) yield held;
    held = piece;
  }
  if (hash.digest("hex") !== sha256) throw new FileError("not-authentic");
  if (held !== null) yield held;
}

function namePlace(uploadId: string): FieldPlace {
  return { table: "files.upload", column: "name", row: uploadId };
}

function partPlace(uploadId: string, number: number): FieldPlace {
  return { table: "files.upload_part", column: `wrapped_key.${number}`, row: uploadId };
}
