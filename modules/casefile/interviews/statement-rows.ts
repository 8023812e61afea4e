import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type CaseRow, findCase, verbsOf } from "../case-row.ts";
import { type Phase, type Statement, type StatementLine, Words } from "./statement.ts";

export type StatementRow = {
  agency_id: string;
  statement_id: string;
  dossier_id: string;
  participant_id: string;
  person_id: string;
  person_code: string;
  interview_id: string | null;
  phase: Phase;
  taken_on: string;
  lang: string;
  interpreted: boolean;
  taken_by: Buffer;
  withdrawn_at: Date | null;
  withdraw_reason: Buffer | null;
  versions: number;
  version: number;
};
export type VersionRow = {
  statement_version_id: string;
  statement_id: string;
  number: number;
  content: Buffer;
  reason: Buffer | null;
  written_by: string;
  written_at: Date;
};
type TranslationRow = {
  statement_translation_id: string;
  number: number;
  lang: string;
  content: Buffer;
  written_at: Date;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export function statementPlace(statementId: string, column: "taken_by" | "withdraw_reason") {
  return { table: "casefile.statement", column, row: statementId };
}
export function versionPlace(versionId: string, column: "content" | "reason" = "content") {
  return { table: "casefile.statement_version", column, row: versionId };
}
export function translationPlace(translationId: string) {
  return { table: "casefile.statement_translation", column: "content", row: translationId };
}

const columns = sql`s.agency_id, s.statement_id, s.dossier_id, s.participant_id, s.person_id, p.person_code, s.interview_id,
  s.phase, s.taken_on::text, s.lang, s.interpreted, s.taken_by, s.withdrawn_at, s.withdraw_reason, s.version,
  (select count(*)::int from casefile.statement_version v where v.statement_id = s.statement_id) as versions`;

/**
 * The statements of a case in the order in which they were taken; what is shut to an interviewer (C1) is not there. Those of
 * one person are those under every code by which the person is known here.
 */
export async function statementsOf(
  { tx }: Pick<Asking, "tx">,
  caseId: string,
  participantId: string | null = null,
): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select ${columns} from casefile.statement s join casefile.participant p on p.participant_id = s.participant_id
    where s.dossier_id = ${caseId}::uuid
      and (${participantId}::uuid is null or s.person_id = any (casefile.one_person(
        array(select q.person_id from casefile.participant q where q.participant_id = ${participantId}::uuid))))
    order by s.taken_on, s.added_at`.execute(tx);
  return rows;
}

export async function findStatement({ tx }: Pick<Asking, "tx">, statementId: string): Promise<StatementRow> {
  const { rows } = await sql<StatementRow>`
    select ${columns} from casefile.statement s join casefile.participant p on p.participant_id = s.participant_id
    where s.statement_id = ${statementId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export async function versionsOf(
  { tx }: Pick<Asking, "tx">,
  statementIds: readonly string[],
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select * from casefile.statement_version where statement_id = any (${[...statementIds]}::uuid[])
    order by statement_id, number desc`.execute(tx);
  return rows;
}

/** The newest words of each statement with the topics that they tell of. */
export async function newestWords(
  context: Asking,
  caseId: string,
  statementIds: readonly string[],
): Promise<Map<string, Words>> {
  const found = new Map<string, Words>();
  for (const row of await versionsOf(context, statementIds)) {
    if (found.has(row.statement_id)) continue;
    const text = await context.vault.open(caseId, versionPlace(row.statement_version_id), row.content);
    if (text !== null) found.set(row.statement_id, Words.parse(JSON.parse(text)));
  }
  return found;
}

export async function lineOfStatement(
  context: Asking,
  of: CaseRow,
  row: StatementRow,
): Promise<StatementLine> {
  const { vault } = context;
  const writes = verbsOf(of, context).includes("add-record") && row.withdrawn_at === null;
  return {
    statementId: row.statement_id,
    caseId: row.dossier_id,
    participantId: row.participant_id,
    personCode: row.person_code,
    interviewId: row.interview_id,
    phase: row.phase,
    takenOn: row.taken_on,
    lang: row.lang,
    interpreted: row.interpreted,
    takenBy: (await vault.open(of.case_id, statementPlace(row.statement_id, "taken_by"), row.taken_by)) ?? "",
    versions: row.versions,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            at: row.withdrawn_at.toISOString(),
            reason: await vault.open(
              of.case_id,
              statementPlace(row.statement_id, "withdraw_reason"),
              row.withdraw_reason,
            ),
          },
    may: writes ? ["correct-statement", "translate-statement", "withdraw-statement"] : [],
  };
}

/** A statement with every version and every translation. */
export async function wholeStatement(context: Asking, statementId: string): Promise<Statement> {
  const { tx, vault } = context;
  const row = await findStatement(context, statementId);
  const of = await findCase(context, { caseId: row.dossier_id });
  const versions = await versionsOf(context, [statementId]);
  const by = await colleagues(
    tx,
    versions.map((version) => version.written_by),
  );
  const written: Statement["written"] = [];
  for (const version of versions) {
    const text = await vault.open(of.case_id, versionPlace(version.statement_version_id), version.content);
    if (text === null) throw new NotFound();
    written.push({
      ...Words.parse(JSON.parse(text)),
      number: version.number,
      reason: await vault.open(
        of.case_id,
        versionPlace(version.statement_version_id, "reason"),
        version.reason,
      ),
      writtenBy: by(version.written_by).name,
      writtenAt: version.written_at.toISOString(),
    });
  }
  return {
    ...(await lineOfStatement(context, of, row)),
    written,
    translations: await translationsOf(context, of.case_id, statementId),
  };
}

async function translationsOf(
  { tx, vault }: Asking,
  caseId: string,
  statementId: string,
): Promise<Statement["translations"]> {
  const { rows } = await sql<TranslationRow>`
    select * from casefile.statement_translation where statement_id = ${statementId}::uuid
    order by number desc, written_at desc`.execute(tx);
  const translations: Statement["translations"] = [];
  for (const row of rows) {
    const text = await vault.open(caseId, translationPlace(row.statement_translation_id), row.content);
    const content = JSON.parse(text ?? "{}") as { words?: string; by?: string; checkedBy?: string };
    translations.push({
      translationId: row.statement_translation_id,
      number: row.number,
      lang: row.lang,
      words: content.words ?? "",
      by: content.by ?? "",
      checkedBy: content.checkedBy ?? null,
      writtenAt: row.written_at.toISOString(),
    });
  }
  return translations;
}
