import { type Context, isRefusal, type Refusal } from "#kernel/action";
import { type CaseRow, caseFor, refuseStale } from "../case-row.ts";
import type { CaseRecord } from "../records/record.ts";
import { findRecord, recordsOf, updateRecord } from "../records/record-rows.ts";
import { type Content, contentOf } from "../records/spec.ts";
import { identification } from "../records/specs/course.ts";

type Changing = Pick<Context<unknown>, "tx" | "actor" | "vault" | "expects" | "now">;
export type Identification = { readonly of: CaseRow; readonly record: CaseRecord };

/** A decision on identification, locked with its case for a change. */
export async function identificationFor(
  context: Changing,
  recordId: string,
): Promise<Identification | Refusal<"may-not">> {
  const seen = await findRecord(context, recordId, identification.kind);
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (isRefusal(of)) return of;
  const row = await findRecord(context, recordId, identification.kind);
  refuseStale(row.version, context.expects);
  const [record] = await recordsOf(context, identification, { of, rows: [row], writes: true });
  if (record === undefined) throw new Error("a record that was found has gone");
  return { of, record };
}

export async function writeIdentification(
  context: Changing,
  { of, record }: Identification,
  content: Content,
): Promise<CaseRecord> {
  const { recordId, participantId } = record;
  const kept = contentOf(identification).parse(content);
  await updateRecord(context, identification, { caseId: of.case_id, recordId, participantId, content: kept });
  const row = await findRecord(context, recordId, identification.kind);
  const [found] = await recordsOf(context, identification, { of, rows: [row], writes: true });
  if (found === undefined) throw new Error("a record that was written has gone");
  return found;
}
