import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { getPersonFacts, type IdentityChange, openPerson, type PersonFactsChange } from "#kernel/person";
import { known } from "#kernel/words";
import type { FactsChange } from "./casefile.ts";
import { mergeFacts, personFactsOf, rowOfFacts } from "./facts.ts";
import { sealParticipant } from "./sealed.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;

export type NewParticipant = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly participantId: string;
  readonly capacity: string;
  readonly person: { readonly personId: string } | { readonly identity: IdentityChange };
  readonly facts: FactsChange;
  readonly note: string | null;
  /** Order among those who are added in one moment. */
  readonly place?: number;
};

/**
 * Puts a person into a case: opens the person when they are new, copies the coded facts, and gives the case's readers
 * of identity the person's (`access.derive`), while both stand. "not-found" when the person is not there for the actor.
 */
export async function writeParticipant(
  context: Writing,
  wanted: NewParticipant,
): Promise<{ personId: string; code: string } | "not-found" | "in-this-capacity"> {
  const { tx } = context;
  const { caseId, participantId, capacity, facts } = wanted;
  const person = await personFor(context, wanted);
  const derived = await sql<{ word: string }>`
    select access.derive(${caseId}::uuid, ${person.personId}::uuid, 'participant') as word
  `.execute(tx);
  if (derived.rows[0]?.word !== "done") return "not-found";
  const row = rowOfFacts(mergeFacts(person.facts, facts));
  const note = await sealParticipant(context, { caseId, participantId, column: "note" }, wanted.note);
  const written = await sql`
    insert into casefile.participant (agency_id, participant_id, dossier_id, person_id, person_code, capacity, sex, gender,
      year_of_birth, age_band, citizenships, languages, age_at_offence, trafficking_status, forms, means_of_control, absent, note, place)
    values (${wanted.agencyId}::uuid, ${participantId}::uuid, ${caseId}::uuid, ${person.personId}::uuid, ${person.code},
      ${capacity}, ${row.sex}, ${row.gender}, ${row.year_of_birth}, ${row.age_band}, ${row.citizenships}::text[],
      ${row.languages}::text[], ${row.age_at_offence}, ${row.trafficking_status}, ${row.forms}::text[],
      ${row.means_of_control}::text[], ${row.absent}::jsonb, ${note}, ${wanted.place ?? 0})
    on conflict (dossier_id, person_id, capacity) where removed_at is null do nothing
    returning 1
  `.execute(tx);
  return written.rows.length === 0 ? "in-this-capacity" : { personId: person.personId, code: person.code };
}

type Found = { readonly personId: string; readonly code: string; readonly facts: PersonFactsChange };

async function personFor(context: Writing, { person, facts }: NewParticipant): Promise<Found> {
  if ("personId" in person) {
    const card = await getPersonFacts(context, person.personId);
    return { personId: card.personId, code: card.code, facts: card.facts };
  }
  const shared = personFactsOf(withYearOfBirth(facts, person.identity));
  const { personId, code } = await openPerson(context, { facts: shared, identity: person.identity });
  return { personId, code, facts: shared };
}

/** A birth date that lies in one year tells the year of birth, which is coded and no secret of the vault. */
function withYearOfBirth(facts: FactsChange, { birth }: IdentityChange): FactsChange {
  if (facts.yearOfBirth !== undefined || birth?.state !== "known") return facts;
  const [first, last] = [birth.value.earliest?.slice(0, 4), birth.value.latest?.slice(0, 4)];
  return first === undefined || first !== last ? facts : { ...facts, yearOfBirth: known(Number(first)) };
}
