import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question, refuse } from "#kernel/action";
import { partsOf, tableOf } from "#kernel/part";
import { diaryBase, timePlace } from "./add-diary-time.ts";
import { type DiaryPart, diaryParts, Happening } from "./diary.ts";

type Busy = {
  case_id: string;
  code: string;
  source: Happening["source"];
  part: DiaryPart | null;
  entry: string | null;
  starts_at: Date;
  ends_at: Date;
  all_day: boolean;
  what: string | null;
};

export const getJointDiary = question({
  name: "casefile.get-joint-diary",
  about:
    "Dates of the cases in which the reader opens some part, without content: what lies in a part of one's own is told, of the rest date and kind, and of support, medical care and protected hearings only that it is busy (C2).",
  needs: "casefile.diary",
  audited: true,
  input: z.object({
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    caseId: z.uuid().optional().describe("one case; all of one's own when left out"),
  }),
  output: z.object({
    items: z.array(Happening),
    /** Cases in which the reader may keep time, with the parts. */
    cases: z.array(z.object({ caseId: z.uuid(), code: z.string(), parts: z.array(z.string()) })),
  }),
  refusals: ["too-long"],
}).run(async (context) => {
  const { input, tx, opened } = context;
  if (Date.parse(input.until) - Date.parse(input.from) > 400 * 86_400_000)
    return refuse("too-long", { path: ["until"] });
  if (input.caseId !== undefined && (await partsOf(tx, input.caseId)).kind !== "case") throw new NotFound();
  const { rows } = await sql<Busy>`
    select * from casefile.busy_times(${input.caseId ?? null}::uuid, ${input.from}::timestamptz, ${input.until}::timestamptz)
    limit 1000`.execute(tx);
  const contents = await contentsOf(context, rows);
  opened([...new Set(rows.map((row) => row.case_id))], ["diary"]);
  return {
    items: rows.map(
      (row): Happening => ({
        caseId: row.case_id,
        code: row.code,
        source: row.source,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        allDay: row.all_day,
        what: row.what,
        own: (row.entry === null ? undefined : contents.get(row.entry)) ?? null,
      }),
    ),
    cases: await writableCases(context, input.caseId),
  };
});

type Asking = Parameters<typeof getJointDiary.run>[0];

/** Titles and places, read with the reader's own access: the policies of the parts decide once more. */
async function contentsOf({ tx, vault }: Asking, rows: readonly Busy[]) {
  const found = new Map<string, NonNullable<Happening["own"]>>();
  const ids = rows.flatMap(({ source, entry }) => (source === "diary" && entry !== null ? [entry] : []));
  if (ids.length === 0) return found;
  for (const part of diaryParts) {
    const own = await sql<{ diary_time_id: string; dossier_id: string; content: Buffer; removable: boolean }>`
      select diary_time_id, dossier_id, content, access.may_open(dossier_id, ${part}, 'contribute') as removable
      from ${tableOf(diaryBase, part)} where diary_time_id = any (${ids}::uuid[])`.execute(tx);
    for (const row of own.rows) {
      const text = await vault.open(row.dossier_id, timePlace(part, row.diary_time_id), row.content);
      const { title, place } = JSON.parse(text ?? "{}") as { title?: string; place?: string };
      found.set(row.diary_time_id, {
        entryId: row.diary_time_id,
        part,
        title: title ?? "",
        place: place || null,
        removable: row.removable,
      });
    }
  }
  return found;
}

async function writableCases({ tx }: Asking, caseId: string | undefined) {
  const { rows } = await sql<{ case_id: string; code: string; parts: string[] }>`
    select d.dossier_id as case_id, d.code, array_agg(p order by p) as parts
    from access.dossier_facts(${
      caseId === undefined
        ? sql`(
      select array_agg(distinct id) from unnest(access.dossiers('investigation', 'contribute') || access.dossiers('prosecution', 'contribute')
        || access.dossiers('support', 'contribute')) id)`
        : sql`array[${caseId}::uuid]`
    }) d,
      unnest(${[...diaryParts]}::text[]) p
    where d.kind = 'case' and access.may_open(d.dossier_id, p, 'contribute')
    group by d.dossier_id, d.code order by d.code limit 500`.execute(tx);
  return rows.map((row) => ({ caseId: row.case_id, code: row.code, parts: row.parts }));
}
