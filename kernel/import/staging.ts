import { sql } from "kysely";
import { openForAgency, sealForAgency } from "../vault/index.ts";
import type { WorkContext } from "./importer.ts";

type InImport = Pick<WorkContext, "tx" | "vault">;
export type StagedRow<T> = { readonly row: number; readonly value: T };

/** Keeps one batch of read rows aside, sealed with the agency's key; nothing of them is visible yet. */
export async function stageRows<T>(
  { tx, vault }: InImport,
  importId: string,
  rows: readonly StagedRow<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const sealed: Buffer[] = [];
  for (const { row, value } of rows) {
    sealed.push((await sealForAgency(vault, placeOf(importId, row), JSON.stringify(value))).sealed);
  }
  await sql`
    insert into import.staged_row (import_id, row_number, sealed)
    select ${importId}::uuid, n, s from unnest(${rows.map(({ row }) => row)}::int[], ${sealed}::bytea[]) as t (n, s)
  `.execute(tx);
}

/** The staged rows in order, a batch at a time. */
export async function* stagedRows<T>(
  { tx, vault }: InImport,
  importId: string,
  batch = 500,
): AsyncGenerator<readonly StagedRow<T>[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ row_number: number; sealed: Buffer }>`
      select row_number, sealed from import.staged_row
      where import_id = ${importId}::uuid and row_number > ${after} order by row_number limit ${batch}
    `.execute(tx);
    const last = rows.at(-1);
    if (last === undefined) return;
    const opened: StagedRow<T>[] = [];
    for (const { row_number: row, sealed } of rows) {
      opened.push({
        row,
        value: JSON.parse(await openForAgency(vault, placeOf(importId, row), sealed)) as T,
      });
    }
    yield opened;
    after = last.row_number;
  }
}

export async function dropStaged({ tx }: Pick<InImport, "tx">, importId: string): Promise<void> {
  await sql`delete from import.staged_row where import_id = ${importId}::uuid`.execute(tx);
}

function placeOf(importId: string, row: number) {
  return { table: "import.staged_row", column: "sealed", row: `${importId}/${row}` };
}
