import { type RawBuilder, sql } from "kysely";
import { type Context, NotFound } from "#kernel/action";
import { openForAgency, sealForAgency } from "#kernel/vault";
import type { FileMarks, FileProblem, fileStates, intentions, WithheldLine } from "./file-words.ts";

type Acting = Pick<Context<unknown>, "tx" | "vault">;

export type FileRow = {
  file_id: string;
  judgment_id: string;
  lang: string;
  name: string;
  bytes: string;
  address: string;
  wrapped_key: Buffer;
  state: (typeof fileStates)[number];
  problem: FileProblem | null;
  pages: number | null;
  text: string | null;
  text_by: "file" | "hand" | null;
  intended: (typeof intentions)[number];
  copying: boolean;
  copy_problem: FileProblem | null;
  marks: FileMarks | null;
  looked_through: boolean;
  copy_address: string | null;
  copy_key: Buffer | null;
  copy_bytes: string | null;
  copy_text: string | null;
  withheld: WithheldLine[] | null;
  copied_at: Date | null;
  added_at: Date;
};

/** A file of the actor's agency, locked for a change; any other is not found. */
export function heldFile(acting: Pick<Acting, "tx">, fileId: string): Promise<FileRow> {
  return fileWhere(acting, sql`file_id = ${fileId}::uuid for update`);
}

/** The same to look at only, where nothing may be locked. */
export function seenFile(asking: Pick<Acting, "tx">, fileId: string): Promise<FileRow> {
  return fileWhere(asking, sql`file_id = ${fileId}::uuid`);
}

async function fileWhere({ tx }: Pick<Acting, "tx">, which: RawBuilder<unknown>): Promise<FileRow> {
  const { rows } = await sql<FileRow>`select * from caselaw.file where ${which}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** The files of a judgment of the reader's agency, the first added first. */
export async function filesOf({ tx }: Pick<Acting, "tx">, judgmentId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select * from caselaw.file where judgment_id = ${judgmentId}::uuid order by added_at, file_id`.execute(
    tx,
  );
  return rows;
}

export type KeyColumn = "wrapped_key" | "copy_key";

function placeOf(fileId: string, column: KeyColumn) {
  return { table: "caselaw.file", column, row: fileId };
}

export function sealKey({ vault }: Pick<Acting, "vault">, fileId: string, column: KeyColumn, key: string) {
  return sealForAgency(vault, placeOf(fileId, column), key);
}

export function openKey({ vault }: Pick<Acting, "vault">, fileId: string, column: KeyColumn, sealed: Buffer) {
  return openForAgency(vault, placeOf(fileId, column), sealed);
}

/** The file as it came, to be read from the store after the transaction. */
export async function originalOf(
  acting: Pick<Acting, "vault">,
  row: FileRow,
): Promise<{ address: string; key: string }> {
  return {
    address: row.address,
    key: await openKey(acting, row.file_id, "wrapped_key", row.wrapped_key),
  };
}

/** The copy made for readers; null while there is none. */
export async function copyOf(
  acting: Pick<Acting, "vault">,
  { file_id, copy_address, copy_key }: FileRow,
): Promise<{ address: string; key: string } | null> {
  if (copy_address === null || copy_key === null) return null;
  return { address: copy_address, key: await openKey(acting, file_id, "copy_key", copy_key) };
}
