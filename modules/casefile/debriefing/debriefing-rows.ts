import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { type CaseRow, caseFor, findCase, verbsOf } from "../case-row.ts";
import {
  type Debriefing,
  type DebriefingState,
  type DebriefingVerb,
  mayWithDebriefing,
  nearnessOf,
  Offer,
  Told,
} from "./debriefing.ts";

export type DebriefingRow = {
  agency_id: string;
  debriefing_id: string;
  dossier_id: string;
  participant_id: string;
  person_code: string;
  return_on: string;
  state: DebriefingState;
  deadline_id: string | null;
  offer: Buffer | null;
  content: Buffer | null;
  journey_id: string | null;
  reason: Buffer | null;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "now">;
type SealedColumn = "offer" | "content" | "reason";

export function debriefingPlace(debriefingId: string, column: SealedColumn) {
  return { table: "casefile.debriefing", column, row: debriefingId };
}

export const debriefingColumns = sql`d.agency_id, d.debriefing_id, d.dossier_id, d.participant_id, p.person_code,
  d.return_on::text, d.state, d.deadline_id, d.offer, d.content, d.journey_id, d.reason, d.version`;

export async function findDebriefing(
  { tx }: Pick<Asking, "tx">,
  debriefingId: string,
): Promise<DebriefingRow> {
  const { rows } = await sql<DebriefingRow>`
    select ${debriefingColumns} from casefile.debriefing d join casefile.participant p on p.participant_id = d.participant_id
    where d.debriefing_id = ${debriefingId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** A debriefing as its reader sees it. */
export async function wholeDebriefing(context: Asking, of: CaseRow, row: DebriefingRow): Promise<Debriefing> {
  const { vault, now } = context;
  const opened = (column: SealedColumn) =>
    vault.open(of.case_id, debriefingPlace(row.debriefing_id, column), row[column]);
  const [offer, content] = [await opened("offer"), await opened("content")];
  const nearness = nearnessOf(row.return_on, now.toISOString().slice(0, 10));
  return {
    debriefingId: row.debriefing_id,
    caseId: row.dossier_id,
    participantId: row.participant_id,
    personCode: row.person_code,
    returnOn: row.return_on,
    state: row.state,
    nearness,
    warns: row.state === "not-offered" && nearness !== "ahead",
    offer: offer === null ? null : Offer.parse(JSON.parse(offer)),
    content: content === null ? null : Told.parse(JSON.parse(content)),
    journeyId: row.journey_id,
    reason: await opened("reason"),
    version: row.version,
    may: mayWithDebriefing(row.state, verbsOf(of, context).includes("add-record")),
  };
}

export async function debriefingAnew(context: Asking, debriefingId: string): Promise<Debriefing> {
  const row = await findDebriefing(context, debriefingId);
  return wholeDebriefing(context, await findCase(context, { caseId: row.dossier_id }), row);
}

/** The debriefing with its case locked, for a step that its state allows. */
export async function debriefingFor(
  context: Asking & Pick<QuestionContext<unknown>, "expects">,
  debriefingId: string,
  verb: DebriefingVerb,
): Promise<{ row: DebriefingRow; of: CaseRow } | Refusal<"may-not" | "not-in-this-state">> {
  const seen = await findDebriefing(context, debriefingId);
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (!("case_id" in of)) return of;
  const row = await findDebriefing(context, debriefingId);
  return mayWithDebriefing(row.state, true).includes(verb) ? { row, of } : refuse("not-in-this-state");
}
