import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { Page, PageAsk } from "../words/index.ts";
import { changesBetween } from "./changes.ts";

const Change = z.object({
  field: z.string(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
  sealed: z.boolean(),
});
const Entry = z.object({
  historyId: z.uuid(),
  at: z.string(),
  actor: z.object({ kind: z.string(), accountId: z.string().nullable(), name: z.string().nullable() }),
  table: z.string(),
  row: z.uuid(),
  version: z.int(),
  operation: z.enum(["insert", "update", "delete"]),
  changes: z.array(Change),
});

type Row = {
  history_id: string;
  table_name: string;
  row_id: string;
  version: number;
  operation: string;
  actor_kind: string;
  account_id: string | null;
  at: Date;
  was: Record<string, unknown> | null;
  became: Record<string, unknown> | null;
  name: string | null;
};

export const listHistory = question({
  name: "history.list-history",
  about: "What changed in a dossier, by whom and when, in the compartments that the reader may open.",
  needs: "signed-in",
  audited: true,
  input: PageAsk.extend({ dossierId: z.uuid() }),
  output: Page(Entry),
}).run(async ({ input, tx, opened }) => {
  const seen = await sql<{ ok: boolean }>`select access.may_see(${input.dossierId}) as ok`.execute(tx);
  if (!seen.rows[0]?.ok) throw new NotFound();
  const limit = input.limit ?? 50;
  const [at, id] = input.after?.split("|") ?? [];
  const { rows } = await sql<Row>`
    with h as materialized (
      select * from history.of_dossier(${input.dossierId}, ${at ?? null}::timestamptz, ${id ?? null}::uuid, ${limit})
    )
    select h.*, n.name from h left join access.account_names(array(select account_id from h)) n using (account_id)
    order by h.at desc, h.history_id desc limit ${limit}`.execute(tx);
  opened([input.dossierId], ["history"]);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      historyId: row.history_id,
      at: row.at.toISOString(),
      actor: { kind: row.actor_kind, accountId: row.account_id, name: row.name },
      table: row.table_name,
      row: row.row_id,
      version: row.version,
      operation: Entry.shape.operation.parse(row.operation),
      changes: changesBetween(row.was, row.became),
    })),
    next: last && rows.length === limit ? `${last.at.toISOString()}|${last.history_id}` : null,
  };
});

export const historyParts = { name: "history", actions: [], questions: [listHistory] };
