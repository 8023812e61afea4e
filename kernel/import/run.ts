import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { CommitContext, Importer } from "./importer.ts";
import type { ImportRun, Report } from "./words.ts";

export type ImportRow = {
  import_id: string;
  importer: string;
  state: ImportRun["state"];
  rows_read: number;
  accepted: number;
  rejected_count: number;
  created: number;
  updated: number;
  at: Date;
  undone_at: Date | null;
};

/** An import as the list of imports shows it; `importer` is null when the reader may no longer use it. */
export function runOf(row: ImportRow, importer: Importer | null): ImportRun {
  return {
    importId: row.import_id,
    importer: row.importer,
    state: row.state,
    rowsRead: row.rows_read,
    accepted: row.accepted,
    rejectedCount: row.rejected_count,
    created: row.created,
    updated: row.updated,
    at: row.at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
    may: row.state === "done" && importer?.undo !== undefined ? ["undo-import"] : [],
  };
}

/**
 * Runs an importer under the id of its job, so that a job that is started again after its server died begins anew and
 * never writes twice: an importer whose set stands marks its import `done` in the same transaction (`writeDone`), and
 * this is then answered from what stands.
 */
export async function commitImport(importer: Importer, context: CommitContext): Promise<Report> {
  const { importId, inTx } = context;
  const before = await inTx(async ({ tx }) => {
    await sql`delete from import.staged_row where import_id = ${importId}::uuid`.execute(tx);
    await sql`insert into import.import (import_id, importer) values (${importId}::uuid, ${importer.name}) on conflict do nothing`.execute(
      tx,
    );
    const { rows } =
      await sql<ImportRow>`select * from import.import where import_id = ${importId}::uuid`.execute(tx);
    return rows[0];
  });
  if (before?.state === "done") return reportOf(before);
  try {
    const report = await importer.commit(context);
    await inTx(({ tx }) => writeDone(tx, report));
    return report;
  } catch (error) {
    await inTx(async ({ tx }) => {
      await sql`delete from import.staged_row where import_id = ${importId}::uuid`.execute(tx);
      await sql`update import.import set state = 'failed' where import_id = ${importId}::uuid and state = 'staging'`.execute(
        tx,
      );
    });
    throw error;
  }
}

/** Marks an import done with its figures; importers call it inside the transaction that makes their set visible. */
export async function writeDone(tx: Tx, report: Report): Promise<void> {
  await sql`
    update import.import set state = 'done', rows_read = ${report.rowsRead}, accepted = ${report.accepted},
      rejected_count = ${report.rejectedCount}, created = ${report.created ?? 0}, updated = ${report.updated ?? 0}
    where import_id = ${report.importId}::uuid and state <> 'undone'
  `.execute(tx);
}

/** After a restart only the figures are known; the wrong cells were shown by the preview. */
function reportOf(row: ImportRow): Report {
  return {
    importId: row.import_id,
    rowsRead: row.rows_read,
    accepted: row.accepted,
    rejectedCount: row.rejected_count,
    rejected: [],
    created: row.created,
    updated: row.updated,
  };
}
