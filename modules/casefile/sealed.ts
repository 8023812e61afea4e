import type { QuestionContext } from "#kernel/action";

type Sealing = Pick<QuestionContext<unknown>, "vault">;
type CaseColumn = "title" | "summary" | "htcds" | "closing_note";
type ParticipantColumn = "note" | "htcds" | "removal_reason" | "end_reason";

/** Seals one text column of a case with the case's key. */
export function sealCase({ vault }: Sealing, caseId: string, column: CaseColumn, text: string | null) {
  return vault.seal(caseId, { table: "casefile.case_file", column, row: caseId }, text);
}

export function openCaseText({ vault }: Sealing, caseId: string, column: CaseColumn, sealed: Buffer | null) {
  return vault.open(caseId, { table: "casefile.case_file", column, row: caseId }, sealed);
}

type ParticipantPlace = {
  readonly caseId: string;
  readonly participantId: string;
  readonly column: ParticipantColumn;
};

/** Seals one text column of a participant with the case's key. */
export function sealParticipant(
  { vault }: Sealing,
  { caseId, participantId, column }: ParticipantPlace,
  text: string | null,
) {
  return vault.seal(caseId, { table: "casefile.participant", column, row: participantId }, text);
}

export function openParticipantText(
  { vault }: Sealing,
  { caseId, participantId, column }: ParticipantPlace,
  sealed: Buffer | null,
) {
  return vault.open(caseId, { table: "casefile.participant", column, row: participantId }, sealed);
}
