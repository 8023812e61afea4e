import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import type { CaseRow } from "./case-row.ts";
import type { EvidenceKind } from "./evidence/evidence.ts";
import type { EvidenceRow } from "./evidence/evidence-row.ts";
import { openEvidence } from "./evidence/evidence-row.ts";
import { participantsOf } from "./participant-row.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/** Somebody in a case as other modules know them: by code, never by name. */
export type PersonInCase = {
  readonly participantId: string;
  readonly personId: string;
  /** The first line of the same person: in another capacity, or taken for one with this one. */
  readonly firstId: string;
  readonly personCode: string;
  readonly capacity: string;
  readonly ageAtOffence: number | null;
  /** Year of birth as told in the case. */
  readonly yearOfBirth: number | null;
  readonly revealable: boolean;
};

/** The people of a case that the reader may open; the caller found the case before. */
export async function readCasePeople(context: Pick<Asking, "tx">, of: CaseRow): Promise<PersonInCase[]> {
  const rows = await participantsOf(context, [of.case_id]);
  const { rows: joins } = await sql<{ person_id: string; other_id: string }>`
    select person_id, other_id from casefile.same_person
    where dossier_id = ${of.case_id}::uuid and parted_at is null`.execute(context.tx);
  const calledBy = new Map(joins.map((join) => [join.other_id, join.person_id]));
  const called = (row: { person_id: string }) => calledBy.get(row.person_id) ?? row.person_id;
  return rows.map((row) => ({
    participantId: row.participant_id,
    personId: row.person_id,
    firstId: rows.find((one) => called(one) === called(row))?.participant_id ?? row.participant_id,
    personCode: row.person_code,
    capacity: row.capacity,
    ageAtOffence: typeof row.age_at_offence === "number" ? row.age_at_offence : null,
    yearOfBirth: typeof row.year_of_birth === "number" ? row.year_of_birth : null,
    revealable: row.revealable,
  }));
}

/** What is shut to the reader until the free account of somebody whom they are to hear is closed (C1). */
export async function shutUntilHeard({
  tx,
}: Pick<Asking, "tx">): Promise<{ participants: ReadonlySet<string>; evidence: ReadonlySet<string> }> {
  const { rows } = await sql<{ participants: string[]; evidence: string[] }>`
    select casefile.unheard_participants() as participants, casefile.unheard_evidence() as evidence`.execute(
    tx,
  );
  return { participants: new Set(rows[0]?.participants), evidence: new Set(rows[0]?.evidence) };
}

/** A line of the list of exhibits. */
export type Exhibit = {
  readonly evidenceId: string;
  readonly exhibit: number;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly withdrawn: boolean;
};

/** The list of exhibits of a case that the reader may open, withdrawn ones too. */
export async function readExhibits(context: Asking, of: CaseRow): Promise<Exhibit[]> {
  const { rows } = await sql<EvidenceRow>`
    select * from casefile.evidence where dossier_id = ${of.case_id}::uuid order by exhibit`.execute(
    context.tx,
  );
  return Promise.all(
    rows.map(async (row) => ({
      evidenceId: row.evidence_id,
      exhibit: row.exhibit,
      kind: row.kind,
      title: (await openEvidence(context, row, "title")) ?? "",
      withdrawn: row.withdrawn_at !== null,
    })),
  );
}
