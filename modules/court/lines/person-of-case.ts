import { NotFound, type QuestionContext } from "#kernel/action";
import { findCase, type PersonInCase, readCasePeople } from "#modules/casefile";

export type PersonOfCase = Pick<PersonInCase, "personId" | "personCode" | "participantId" | "capacity">;

/** A person of this case by the place in it; null for whoever is not in it, or not for this reader. */
export async function personOfCase(
  context: Pick<QuestionContext<unknown>, "tx" | "actor">,
  caseId: string,
  participantId: string,
): Promise<PersonOfCase | null> {
  try {
    const people = await readCasePeople(context, await findCase(context, { caseId }));
    return people.find((one) => one.participantId === participantId) ?? null;
  } catch (error) {
    // Court staff open the prosecution alone: they decide, and name nobody of the case file.
    if (error instanceof NotFound) return null;
    throw error;
  }
}
