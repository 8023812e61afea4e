import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { dropEntry, putEntry } from "#kernel/text-search";
import { publishedFileTexts } from "../files/published-files.ts";
import type { PublishedJudgment } from "../find-published.ts";
import { collection, searchEntryOf } from "../search-entry.ts";
import { printOf } from "./print.ts";

type Acting = Pick<Context<unknown>, "tx" | "now">;

export type ToPublish = Omit<PublishedJudgment, "publishedAt" | "revisedAt">;

/** Writes what is published: the record, what it cites, and what it is found by; an earlier version is replaced. */
export async function writePublished(acting: Acting, record: ToPublish): Promise<void> {
  const { tx, now } = acting;
  const { judgment, code, audience } = record;
  const { keys, bands, sketch } = printOf(judgment);
  await sql`
    insert into caselaw.published (judgment_id, code, agency_id, version, content, audience, title, jurisdiction, decided_earliest,
      origin, import_id, keys, bands, sketch, published_at, revised_at)
    values (${record.judgmentId}::uuid, ${code}, ${record.agencyId}::uuid, ${record.version}, ${JSON.stringify(judgment)}::jsonb,
      ${audience}, ${judgment.title.text}, ${judgment.jurisdiction}, ${(judgment.decided ?? judgment.verdictOn)?.earliest ?? null}::date,
      ${record.origin}, ${record.importId}::uuid, ${keys}::text[], ${bands}::text[], ${sketch}::int[], ${now}, ${now})
    on conflict (judgment_id) do update set version = excluded.version, content = excluded.content, audience = excluded.audience,
      title = excluded.title, jurisdiction = excluded.jurisdiction, decided_earliest = excluded.decided_earliest,
      keys = excluded.keys, bands = excluded.bands, sketch = excluded.sketch, revised_at = excluded.revised_at`.execute(
    tx,
  );
  await sql`select caselaw.publish_files(${record.judgmentId}::uuid)`.execute(tx);
  await sql`delete from caselaw.citation where from_code = ${code}`.execute(tx);
  const cited = judgment.relations.flatMap(({ kind, code: to }) =>
    to === undefined || to === code ? [] : [{ kind, to }],
  );
  if (cited.length > 0)
    await sql`
      insert into caselaw.citation (from_code, to_code, kind, audience)
      select ${code}, c.to_code, c.kind, ${audience}
      from unnest(${cited.map(({ to }) => to)}::text[], ${cited.map(({ kind }) => kind)}::text[]) c (to_code, kind)
      on conflict do nothing`.execute(tx);
  const stamp = now.toISOString();
  const files = await publishedFileTexts(tx, record.judgmentId);
  await putEntry(tx, searchEntryOf({ ...record, publishedAt: stamp, revisedAt: stamp }, files));
}

/** Takes a judgment out of everything that is published, at once. */
export async function dropPublished({ tx }: Acting, judgmentId: string): Promise<void> {
  await sql`delete from caselaw.published where judgment_id = ${judgmentId}::uuid`.execute(tx);
  await dropEntry(tx, collection, judgmentId);
}
