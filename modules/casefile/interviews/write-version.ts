import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Words } from "./statement.ts";
import { type StatementRow, versionPlace } from "./statement-rows.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">;
type Of = Pick<StatementRow, "agency_id" | "dossier_id" | "statement_id" | "person_id" | "interview_id">;

/** Writes a version of a statement; the database writes none over. */
export async function writeVersion(
  { tx, vault, actor, now }: Writing,
  of: Of,
  { number, words, reason }: { number: number; words: Words; reason: string | null },
): Promise<void> {
  const id = randomUUID();
  const content = await vault.seal(of.dossier_id, versionPlace(id), JSON.stringify(words));
  const sealedReason = await vault.seal(of.dossier_id, versionPlace(id, "reason"), reason);
  await sql`
    insert into casefile.statement_version (agency_id, statement_version_id, dossier_id, statement_id, person_id, interview_id,
      number, content, reason, written_by, written_at)
    values (${of.agency_id}::uuid, ${id}::uuid, ${of.dossier_id}::uuid, ${of.statement_id}::uuid, ${of.person_id}::uuid,
      ${of.interview_id}::uuid, ${number}, ${content}, ${sealedReason}, ${actor.accountId}::uuid, ${now})`.execute(
    tx,
  );
}
