import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import { type Context, NotFound } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { levels, type Worksheet } from "./words.ts";

export type Acting = Pick<Context<unknown>, "tx" | "actor" | "now">;

export type WorksheetRow = {
  worksheet_id: string;
  agency_id: string;
  agency: Record<string, string> | null;
  content: Worksheet;
  version: number;
  author: string | null;
  written_at: Date;
  shared: number | null;
};

/** Worksheets of the actor's agency as they stand, and of other agencies the versions that they made known. */
export async function worksheetRows(tx: Acting["tx"], only: string | null = null): Promise<WorksheetRow[]> {
  const { rows } = await sql<WorksheetRow>`
    with seen as (
      select w.worksheet_id, w.agency_id, w.content, w.version, w.author, w.written_at, s.version as shared
      from statistics.worksheet w left join statistics.worksheet_shared s using (worksheet_id)
      where w.removed_at is null
      union all
      select s.worksheet_id, s.agency_id, s.content, s.version, s.author, s.written_at, s.version
      from statistics.worksheet_shared s where s.agency_id <> access.agency_id()
    )
    select seen.worksheet_id, seen.agency_id, a.name as agency, content, version, p.name as author, written_at, shared
    from seen
      left join statistics.agency_names(array(select agency_id from seen)) a using (agency_id)
      left join access.account_names(array(select author from seen)) p on p.account_id = seen.author
    where ${only}::uuid is null or worksheet_id = ${only}::uuid
    order by written_at desc, worksheet_id limit 1000`.execute(tx);
  return rows;
}

export const WorksheetLine = z.object({
  worksheetId: z.uuid(),
  title: z.string(),
  place: z.string(),
  level: z.enum(levels),
  date: z.string(),
  version: z.int(),
  author: z.string().describe("who wrote this version"),
  writtenAt: z.string(),
  agency: z.string(),
  mine: z.boolean().describe("of the reader's agency"),
  shared: z.int().nullable().describe("the version that other agencies read; null for a draft"),
});
export type WorksheetLine = z.infer<typeof WorksheetLine>;

export function lineOf(
  row: WorksheetRow,
  { lang, agencyId }: { lang: Lang; agencyId: string },
): WorksheetLine {
  const { content, agency } = row;
  return {
    worksheetId: row.worksheet_id,
    title: wordsIn(content.title, lang),
    place: wordsIn(content.place, lang),
    level: content.level,
    date: content.date,
    version: row.version,
    author: row.author ?? "",
    writtenAt: row.written_at.toISOString(),
    agency: agency?.[lang] ?? agency?.en ?? "",
    mine: row.agency_id === agencyId,
    shared: row.shared,
  };
}

type Held = { version: number; content: Worksheet; removed_at: Date | null };

/** A worksheet of the actor's own agency; any other is not found. */
export async function ownWorksheet({ tx }: Acting, worksheetId: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select version, content, removed_at from statistics.worksheet
    where worksheet_id = ${worksheetId}::uuid for update`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  return found;
}

/** Keeps what stands in the worksheet as a version of its own. */
export async function keepWorksheet({ tx }: Acting, worksheetId: string): Promise<void> {
  await sql`
    insert into statistics.worksheet_version (agency_id, worksheet_id, version, content, author, written_at)
    select agency_id, worksheet_id, version, content, author, written_at
    from statistics.worksheet where worksheet_id = ${worksheetId}::uuid`.execute(tx);
}

/** Writes a new version. */
export async function rewriteWorksheet(
  acting: Acting,
  worksheetId: string,
  content: Worksheet,
): Promise<void> {
  await sql`
    update statistics.worksheet set content = ${JSON.stringify(content)}::jsonb, version = version + 1,
      author = access.account_id(), written_at = ${acting.now}
    where worksheet_id = ${worksheetId}::uuid`.execute(acting.tx);
  await keepWorksheet(acting, worksheetId);
}
