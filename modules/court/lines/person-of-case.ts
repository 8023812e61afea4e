import { NotFound, type QuestionContext } from "#kernel/action";
import { findParticipant } from "#modules/casefile";

export type PersonOfCase = {
  readonly personId: string;
  readonly personCode: string;
  readonly participantId: string;
  readonly capacity: string;
};

/** A person of this case by the place in it; null for whoever is not in it, or not for this reader. */
export async function personOfCase(
  context: Pick<QuestionContext<unknown>, "tx">,
  caseId: string,
  participantId: string,
): Promise<PersonOfCase | null> {
  try {
    const row = await findParticipant(context, participantId);
    if (row.dossier_id !== caseId) return null;
    return {
      personId: row.person_id,
      personCode: row.person_code,
      participantId,
      capacity: row.capacity,
    };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
