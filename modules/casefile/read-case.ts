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
  return rows.map((row) => ({
    participantId: row.participant_id,
    personId: row.person_id,
    personCode: row.person_code,
    capacity: row.capacity,
    ageAtOffence: typeof row.age_at_offence === "number" ? row.age_at_offence : null,
    yearOfBirth: typeof row.year_of_birth === "number" ? row.year_of_birth : null,
    revealable: row.revealable,
  }));
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
