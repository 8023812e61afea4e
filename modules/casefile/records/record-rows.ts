import { sql } from "kysely";
import { type Context, NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { CaseRow } from "../case-row.ts";
import type { CaseRecord } from "./record.ts";
import { type Content, contentOf, type RecordSpec, spanOf } from "./spec.ts";

export type RecordRow = {
  agency_id: string;
  record_id: string;
  dossier_id: string;
  kind: string;
  participant_id: string | null;
  person_code: string | null;
  earliest: string | null;
  latest: string | null;
  content: Buffer;
  added_by: string;
  added_at: Date;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

const columns = sql`r.agency_id, r.record_id, r.dossier_id, r.kind, r.participant_id, p.person_code, r.earliest::text,
  r.latest::text, r.content, r.added_by, r.added_at, r.version`;

export function contentPlace(recordId: string, column: "content" | "remove_reason" = "content") {
  return { table: "casefile.record", column, row: recordId };
}

/** The records of one kind in a case, in the order of their days. */
export async function rowsOf({ tx }: Pick<Asking, "tx">, caseId: string, kind: string): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select ${columns} from casefile.record r left join casefile.participant p on p.participant_id = r.participant_id
    where r.dossier_id = ${caseId}::uuid and r.kind = ${kind} and r.removed_at is null
    order by r.earliest nulls last, r.latest, r.added_at`.execute(tx);
  return rows;
}

/** One record; "not found" when it is not there, not for this reader, or of another kind. */
export async function findRecord(
  { tx }: Pick<Asking, "tx">,
  recordId: string,
  kind: string,
): Promise<RecordRow> {
  const { rows } = await sql<RecordRow>`
    select ${columns} from casefile.record r left join casefile.participant p on p.participant_id = r.participant_id
    where r.record_id = ${recordId}::uuid and r.kind = ${kind} and r.removed_at is null`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** Records as their reader sees them. A case whose key was destroyed has none left to read. */
export async function recordsOf(
  { tx, vault }: Asking,
  spec: RecordSpec,
  { of, rows, writes }: { of: CaseRow; rows: readonly RecordRow[]; writes: boolean },
): Promise<CaseRecord[]> {
  const by = await colleagues(
    tx,
    rows.map((row) => row.added_by),
  );
  const schema = contentOf(spec);
  const records: CaseRecord[] = [];
  for (const row of rows) {
    const text = await vault.open(of.case_id, contentPlace(row.record_id), row.content);
    if (text === null) continue;
    records.push({
      recordId: row.record_id,
      caseId: row.dossier_id,
      kind: spec.kind,
      participantId: row.participant_id,
      personCode: row.person_code,
      content: schema.parse(JSON.parse(text)),
      earliest: row.earliest,
      latest: row.latest,
      addedBy: by(row.added_by).name,
      addedAt: row.added_at.toISOString(),
      version: row.version,
      may: writes ? ["revise", "remove"] : [],
    });
  }
  return records;
}

/** Whether the person stands in this case. */
export async function isInCase(
  { tx }: Pick<Asking, "tx">,
  caseId: string,
  participantId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from casefile.participant where participant_id = ${participantId}::uuid and dossier_id = ${caseId}::uuid
      and removed_at is null`.execute(tx);
  return rows.length > 0;
}

export type Written = {
  readonly recordId: string;
  readonly participantId: string | null;
  readonly content: Content;
};

/** Writes a new record; false when its id is taken. */
export async function insertRecord(
  { tx, vault, actor, now }: Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">,
  spec: RecordSpec,
  { of, recordId, participantId, content }: Written & { of: CaseRow },
): Promise<boolean> {
  const { earliest, latest } = spanOf(spec, content);
  const sealed = await vault.seal(of.case_id, contentPlace(recordId), JSON.stringify(content));
  const done = await sql`
    insert into casefile.record (agency_id, record_id, dossier_id, kind, participant_id, earliest, latest, content, added_by, added_at)
    values (${of.agency_id}::uuid, ${recordId}::uuid, ${of.case_id}::uuid, ${spec.kind}, ${participantId}::uuid,
      ${earliest}::date, ${latest}::date, ${sealed}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Writes over a record; the history keeps what stood there. */
export async function updateRecord(
  { tx, vault }: Pick<Context<unknown>, "tx" | "vault">,
  spec: RecordSpec,
  { caseId, recordId, participantId, content }: Written & { caseId: string },
): Promise<void> {
  const { earliest, latest } = spanOf(spec, content);
  const sealed = await vault.seal(caseId, contentPlace(recordId), JSON.stringify(content));
  await sql`
    update casefile.record set participant_id = ${participantId}::uuid, earliest = ${earliest}::date, latest = ${latest}::date,
      content = ${sealed}, version = version + 1 where record_id = ${recordId}::uuid`.execute(tx);
}
