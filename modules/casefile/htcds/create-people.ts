import { randomUUID } from "node:crypto";
import type { Context } from "#kernel/action";
import { ImportProblem, type Mark, type Marks } from "#kernel/import";
import { sealParticipant } from "../sealed.ts";
import { type FoundParticipant, openFound, writeParticipants } from "../write-participant.ts";
import { capacitiesOf } from "./capacities.ts";
import { sourceKeyPlace } from "./existing.ts";
import { insertIdentityExtras, insertSupports, type NewExtra } from "./extra-rows.ts";
import type { Values } from "./fields.ts";
import { factsChange, identityChange } from "./person-values.ts";
import { filled, identityExtraOf, ofHome } from "./values-by-home.ts";
import type { WrittenCase } from "./write-case.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;

/** A person of a list who is in no case yet. */
export type NewPerson = WrittenCase & {
  readonly values: Values;
  readonly sourceKey: string | null;
  readonly token: Buffer | null;
};

/** Opens people as a list tells them and puts them into their cases in each of their capacities. */
export async function createPeople(
  context: Writing,
  people: readonly NewPerson[],
  marks: Marks,
): Promise<void> {
  if (people.length === 0) return;
  const told = people.map((person) => ({
    ...person,
    facts: factsChange(person.values, person.values),
    identity: identityChange(null, person.values, person.values),
  }));
  const opened = await openFound(context, told);
  const participants: FoundParticipant[] = [];
  const identities: NewExtra[] = [];
  const supports: (NewExtra & { participantId: string })[] = [];
  const made: Mark[] = [];
  for (const [at, { values, caseId, agencyId, facts, sourceKey, token }] of told.entries()) {
    const person = opened[at];
    if (person === undefined) throw new ImportProblem("changed-since");
    const first = randomUUID();
    made.push({ kind: "created", what: "person", subject: person.personId, before: { version: 1 } });
    for (const [n, capacity] of capacitiesOf(values, null).entries()) {
      const participantId = n === 0 ? first : randomUUID();
      const exchanged = n === 0 ? await exchangedOf(context, { caseId, participantId, values }) : null;
      const key =
        n > 0 || sourceKey === null
          ? null
          : await context.vault.seal(person.personId, sourceKeyPlace(first), sourceKey);
      participants.push({
        ...{ agencyId, caseId, participantId, capacity, person, facts },
        ...{ htcds: exchanged, sourceKey: key, sourceToken: n === 0 ? token : null },
        place: participants.length,
      });
      made.push({ kind: "created", what: "participant", subject: participantId, before: { version: 1 } });
    }
    const where = { agencyId, caseId, personId: person.personId };
    identities.push({ ...where, values: identityExtraOf(values) });
    supports.push({ ...where, participantId: first, values: filled(ofHome(values, "support")) });
  }
  const outcomes = await writeParticipants(context, participants);
  if (outcomes.some((outcome) => outcome !== "done")) throw new ImportProblem("changed-since");
  await insertIdentityExtras(context, identities);
  await insertSupports(context, supports);
  await marks.add(...made);
}

/** What the standard exchanges and a case has no column for, sealed with the case's key. */
async function exchangedOf(
  context: Writing,
  { caseId, participantId, values }: { caseId: string; participantId: string; values: Values },
): Promise<Buffer | null> {
  const extra = filled(ofHome(values, "participant-extra"));
  if (Object.keys(extra).length === 0) return null;
  return sealParticipant(context, { caseId, participantId, column: "htcds" }, JSON.stringify(extra));
}
