import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type Complaint, type ComplaintLine, type ComplaintVerb, mayWithComplaint } from "./complaint.ts";

export type ComplaintRow = {
  agency_id: string;
  complaint_id: string;
  code: string;
  told: Buffer;
  who: Buffer | null;
  touches: Buffer | null;
  lodged_by: string;
  lodged_at: Date;
  state: ComplaintLine["state"];
  reason: Buffer | null;
  decided_by: string | null;
  decided_at: Date | null;
  inquiry_id: string | null;
  version: number;
};
export type ComplaintColumn = "told" | "who" | "touches" | "reason";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export function complaintPlace(complaintId: string, column: ComplaintColumn) {
  return { table: "casefile.complaint", column, row: complaintId };
}

/** The complaint, or the same "not found" whether it is not there or not for this reader. */
export async function findComplaint(
  { tx }: Pick<Asking, "tx">,
  wanted: { complaintId: string } | { code: string },
): Promise<ComplaintRow> {
  const match =
    "complaintId" in wanted
      ? sql`c.complaint_id = ${wanted.complaintId}::uuid`
      : sql`c.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await sql<ComplaintRow>`select c.* from casefile.complaint c where ${match}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** The complaint locked for what its state allows; the declared refusal otherwise. */
export async function complaintFor(
  context: Asking,
  complaintId: string,
  verb: ComplaintVerb,
): Promise<ComplaintRow | Refusal<"may-not-complaint">> {
  await findComplaint(context, { complaintId });
  await sql`select from casefile.complaint where complaint_id = ${complaintId}::uuid for update`.execute(
    context.tx,
  );
  const row = await findComplaint(context, { complaintId });
  const may = mayWithComplaint({
    state: row.state,
    inquiry: row.inquiry_id !== null,
    rights: context.actor.rights,
  });
  return may.includes(verb) ? row : refuse("may-not-complaint");
}

export function lineOfComplaint(row: ComplaintRow): ComplaintLine {
  return {
    complaintId: row.complaint_id,
    code: row.code,
    state: row.state,
    lodgedAt: row.lodged_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

type Accused = { account_id: string; name: string; agency: Record<string, string>; code: string | null };
type Warning = {
  name: string;
  code: string;
  kind: string;
  way: Complaint["warnings"][number]["way"];
  by_name: string | null;
  at: Date;
};

export async function wholeComplaint(context: Asking, row: ComplaintRow): Promise<Complaint> {
  const { tx, vault, actor } = context;
  const id = row.complaint_id;
  const text = (column: ComplaintColumn) => vault.open(id, complaintPlace(id, column), row[column]);
  const by = await colleagues(tx, [row.lodged_by, row.decided_by]);
  const accused = await sql<Accused>`select * from access.conflicts_about(${id}::uuid)`.execute(tx);
  const warnings = await sql<Warning>`select * from access.conflict_warnings(${id}::uuid)`.execute(tx);
  const inquiry = await sql<{ code: string }>`
    select code from casefile.case_file where case_id = ${row.inquiry_id}::uuid and withdrawn_at is null`.execute(
    tx,
  );
  return {
    ...lineOfComplaint(row),
    told: await text("told"),
    who: await text("who"),
    touches: await text("touches"),
    lodgedBy: by(row.lodged_by).name,
    reason: await text("reason"),
    decidedBy: row.decided_by === null ? null : by(row.decided_by).name,
    inquiryCode: inquiry.rows[0]?.code ?? null,
    accused: accused.rows.map(({ account_id: accountId, ...one }) => ({ accountId, ...one })),
    warnings: warnings.rows.map(({ kind: dossierKind, by_name, at, ...one }) => ({
      ...one,
      dossierKind,
      by: by_name,
      at: at.toISOString(),
    })),
    version: row.version,
    may: mayWithComplaint({ state: row.state, inquiry: row.inquiry_id !== null, rights: actor.rights }),
  };
}
