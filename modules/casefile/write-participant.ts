import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { getPersonFacts, type IdentityChange, openPeople, type PersonFactsChange } from "#kernel/person";
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
  /** Since which day the person stands in this capacity. */
  readonly from?: string | null;
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
  const { caseId, participantId } = wanted;
  const person = await personFor(context, wanted);
  const note = await sealParticipant(context, { caseId, participantId, column: "note" }, wanted.note);
  const [outcome] = await writeParticipants(context, [{ ...wanted, person, note }]);
  return outcome === "done" ? { personId: person.personId, code: person.code } : (outcome ?? "not-found");
}

type Found = { readonly personId: string; readonly code: string; readonly facts: PersonFactsChange };

/** A person who stands already, to be put into a case in one capacity; texts are sealed. */
export type FoundParticipant = Omit<NewParticipant, "person" | "note"> & {
  readonly person: Found;
  readonly note?: Buffer | null;
  readonly htcds?: Buffer | null;
  readonly sourceToken?: Buffer | null;
  readonly sourceKey?: Buffer | null;
};

/** Puts people into cases, a list with as many statements as one; answers in its order. */
export async function writeParticipants(
  { tx }: Pick<Writing, "tx">,
  wanted: readonly FoundParticipant[],
): Promise<("done" | "not-found" | "in-this-capacity")[]> {
  const derived = await sql<{ source: string; person: string }>`
    select d.source, d.person from (
      select distinct * from unnest(${wanted.map(({ caseId }) => caseId)}::uuid[],
        ${wanted.map(({ person }) => person.personId)}::uuid[])) as d (source, person)
    where access.derive(d.source, d.person, 'participant') = 'done'
  `.execute(tx);
  const open = new Set(derived.rows.map(({ source, person }) => `${source} ${person}`));
  const found = wanted.filter(({ caseId, person }) => open.has(`${caseId} ${person.personId}`));
  const written = await sql<{ participant_id: string }>`
    insert into casefile.participant (agency_id, participant_id, dossier_id, person_id, person_code, capacity, sex, gender,
      year_of_birth, age_band, citizenships, languages, age_at_offence, trafficking_status, forms, means_of_control, absent, note,
      htcds, source_token, source_key, place, held_from)
    select agency_id, participant_id, dossier_id, person_id, person_code, capacity, sex, gender,
      year_of_birth, age_band, citizenships, languages, age_at_offence, trafficking_status, forms, means_of_control, absent, note,
      htcds, source_token, source_key, place, held_from
    from jsonb_populate_recordset(null::casefile.participant, ${JSON.stringify(found.map(rowOf))}::jsonb)
    on conflict (dossier_id, person_id, capacity) where removed_at is null and held_until is null do nothing
    returning participant_id
  `.execute(tx);
  const done = new Set(written.rows.map((row) => row.participant_id));
  return wanted.map(({ caseId, participantId, person }) => {
    if (!open.has(`${caseId} ${person.personId}`)) return "not-found";
    return done.has(participantId) ? "done" : "in-this-capacity";
  });
}

function rowOf(wanted: FoundParticipant): Record<string, unknown> {
  const { absent, ...facts } = rowOfFacts(mergeFacts(wanted.person.facts, wanted.facts));
  return {
    agency_id: wanted.agencyId,
    participant_id: wanted.participantId,
    dossier_id: wanted.caseId,
    person_id: wanted.person.personId,
    person_code: wanted.person.code,
    capacity: wanted.capacity,
    ...facts,
    absent: JSON.parse(absent),
    note: asBytes(wanted.note),
    htcds: asBytes(wanted.htcds),
    source_token: asBytes(wanted.sourceToken),
    source_key: asBytes(wanted.sourceKey),
    place: wanted.place ?? 0,
    held_from: wanted.from ?? null,
  };
}

/** A `bytea` as it stands in JSON. */
export function asBytes(bytes: Buffer | null | undefined): string | null {
  return bytes == null ? null : `\\x${bytes.toString("hex")}`;
}

async function personFor(context: Writing, { person, facts }: NewParticipant): Promise<Found> {
  if ("personId" in person) {
    const card = await getPersonFacts(context, person.personId);
    return { personId: card.personId, code: card.code, facts: card.facts };
  }
  const [opened] = await openFound(context, [{ facts, identity: person.identity }]);
  if (opened === undefined) throw new Error("no person was opened");
  return opened;
}

/** Opens people with the facts that a case tells of them. */
export async function openFound(
  context: Writing,
  people: readonly { readonly facts: FactsChange; readonly identity: IdentityChange }[],
): Promise<Found[]> {
  const shared = people.map(({ facts, identity }) => ({
    identity,
    facts: personFactsOf(withYearOfBirth(facts, identity)),
  }));
  const opened = await openPeople(context, shared);
  return opened.map((person, at) => ({ ...person, facts: shared[at]?.facts ?? {} }));
}

/** A birth date that lies in one year tells the year of birth, which is coded and no secret of the vault. */
function withYearOfBirth(facts: FactsChange, { birth }: IdentityChange): FactsChange {
  if (facts.yearOfBirth !== undefined || birth?.state !== "known") return facts;
  const [first, last] = [birth.value.earliest?.slice(0, 4), birth.value.latest?.slice(0, 4)];
  return first === undefined || first !== last ? facts : { ...facts, yearOfBirth: known(Number(first)) };
}
