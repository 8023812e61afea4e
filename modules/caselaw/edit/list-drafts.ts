import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";

export const states = ["draft", "in-review", "published", "withdrawn"] as const;
export const origins = ["editor", "import", "demonstration", "court"] as const;

const Line = z.object({
  judgmentId: z.uuid(),
  code: z.string(),
  title: z.string(),
  titleLang: z.string(),
  jurisdiction: z.string(),
  state: z.enum(states),
  origin: z.enum(origins),
  importId: z.uuid().nullable(),
  version: z.int(),
  author: z.string(),
  writtenAt: z.string(),
  published: z.object({ version: z.int(), audience: z.enum(["inside", "everybody"]) }).nullable(),
});

type Row = {
  judgment_id: string;
  code: string;
  title: string;
  title_lang: string;
  jurisdiction: string;
  state: (typeof states)[number];
  origin: (typeof origins)[number];
  import_id: string | null;
  version: number;
  author: string | null;
  written_at: Date;
  published_version: number | null;
  audience: "inside" | "everybody" | null;
};

export const listDrafts = question({
  name: "caselaw.list-drafts",
  about: "Judgments that one's agency edits, drafts included, the last written first.",
  needs: "caselaw.edit",
  input: z.object({
    state: z.enum(states).optional(),
    origin: z.enum(origins).optional(),
    dropped: z.literal("yes").optional().describe("those that were taken off the list"),
    text: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe("a part of the title, the code, or the text of a file"),
    after: z.string().max(80).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(Line),
    next: z.string().nullable(),
    total: z.object({ value: z.int(), exact: z.boolean() }),
  }),
}).run(async ({ input, tx }) => {
  const after = /^(\d{4}-[0-9T:.Z-]+)\|([0-9a-f-]{36})$/.exec(input.after ?? "");
  const like = input.text ? `%${input.text.replace(/[\\%_]/g, "\\$&")}%` : null;
  const filter = sql`
    (j.removed_at is not null) = ${input.dropped === "yes"}
      and (${input.state ?? null}::text is null or j.state = ${input.state ?? null})
      and (${input.origin ?? null}::text is null or j.origin = ${input.origin ?? null})
      and (${like}::text is null or j.content -> 'title' ->> 'text' ilike ${like} or j.code ilike ${like}
        or exists (select from caselaw.file f where f.agency_id = j.agency_id and f.judgment_id = j.judgment_id and f.text ilike ${like}))`;
  const { rows } = await sql<Row>`
    with page as materialized (
      select j.* from caselaw.judgment j where ${filter}
        and (${after?.[1] ?? null}::timestamptz is null or (date_trunc('milliseconds', j.written_at), j.judgment_id) < (${after?.[1] ?? null}::timestamptz, ${after?.[2] ?? null}::uuid))
      order by date_trunc('milliseconds', j.written_at) desc, j.judgment_id desc limit ${input.limit + 1}
    )
    select j.judgment_id, j.code, j.content -> 'title' ->> 'text' as title, j.content -> 'title' ->> 'lang' as title_lang,
      j.content ->> 'jurisdiction' as jurisdiction, j.state, j.origin, j.import_id, j.version, n.name as author, j.written_at,
      p.version as published_version, p.audience
    from page j left join caselaw.published p on p.judgment_id = j.judgment_id
      left join access.account_names(array(select author from page)) n on n.account_id = j.author
    order by date_trunc('milliseconds', j.written_at) desc, j.judgment_id desc`.execute(tx);
  const counted = await sql<{ value: number }>`
    select count(*)::int as value from (select from caselaw.judgment j where ${filter} limit 10001) counted`.execute(
    tx,
  );
  const value = counted.rows[0]?.value ?? 0;
  const items = rows.slice(0, input.limit).map((row) => ({
    judgmentId: row.judgment_id,
    code: row.code,
    title: row.title,
    titleLang: row.title_lang,
    jurisdiction: row.jurisdiction,
    state: row.state,
    origin: row.origin,
    importId: row.import_id,
    version: row.version,
    author: row.author ?? "",
    writtenAt: row.written_at.toISOString(),
    published:
      row.published_version === null || row.audience === null
        ? null
        : { version: row.published_version, audience: row.audience },
  }));
  const last = items.at(-1);
  return {
    items,
    next: rows.length > input.limit && last ? `${last.writtenAt}|${last.judgmentId}` : null,
    total: { value: Math.min(value, 10_000), exact: value <= 10_000 },
  };
});
