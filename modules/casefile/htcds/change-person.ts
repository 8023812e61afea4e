import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { ImportProblem, type Marks } from "#kernel/import";
import { getPersonFacts, reviseIdentity } from "#kernel/person";
import { factsOfRow, mergeFacts, personFactsOf, rowOfFacts } from "../facts.ts";
import { sealParticipant } from "../sealed.ts";
import { writeParticipant } from "../write-participant.ts";
import { capacitiesOf, capacityChange } from "./capacities.ts";
import type { ExistingPerson } from "./existing.ts";
import { writeIdentityExtra, writeSupport } from "./extra-rows.ts";
import type { Values } from "./fields.ts";
import { factsChange, identityChange } from "./person-values.ts";
import { filled, identityExtraOf, ofHome } from "./values-by-home.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;

/** Changes what a list says differently about a person in a case; "" takes a value away. Marks each record that changed. */
export async function changePerson(
  context: Writing,
  existing: ExistingPerson,
  change: Values,
  marks: Marks | null,
): Promise<void> {
  const [first] = existing.participants;
  if (first === undefined) return;
  const all = { ...existing.values, ...change };
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, existing.values[name] ?? ""]));
  const facts = factsChange(change, all);
  await changeIdentity(context, existing, change, all);
  await changeFacts(context, existing, facts);
  const extra = ofHome(change, "participant-extra");
  if (Object.keys(extra).length > 0) {
    const place = { caseId: existing.caseId, participantId: first.participant_id, column: "htcds" } as const;
    const text = JSON.stringify(filled({ ...existing.participantExtra, ...extra }));
    const htcds = await sealParticipant(context, place, text);
    await sql`update casefile.participant set htcds = ${htcds} where participant_id = ${first.participant_id}::uuid`.execute(
      context.tx,
    );
  }
  const support = ofHome(change, "support");
  if (Object.keys(support).length > 0) {
    const place = {
      agencyId: first.agency_id,
      caseId: existing.caseId,
      participantId: first.participant_id,
      id: existing.supportId,
    };
    await writeSupport(context, place, filled({ ...existing.support, ...support }));
  }
  await changeCapacities(context, existing, change, all);
  context.opened([existing.caseId, existing.personId], Object.keys(change));
  if (marks === null) return;
  const version = await versionsOf(context, existing);
  const subject = first.participant_id;
  await marks.add({
    kind: "updated",
    what: "person",
    subject,
    before: { caseId: existing.caseId, personId: existing.personId, values: before, version },
  });
}

/** Versions of everything of a person in a case as one text: whoever changes any of it changes this. */
export async function versionsOf(
  { tx }: Pick<Writing, "tx">,
  { caseId, personId }: { readonly caseId: string; readonly personId: string },
): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ',
      (select string_agg(p.participant_id || ':' || p.version, ',' order by p.participant_id) from casefile.participant p
        where p.dossier_id = ${caseId}::uuid and p.person_id = ${personId}::uuid and p.removed_at is null)) as text
  `.execute(tx);
  const card = await getPersonFacts({ tx }, personId);
  return `${rows[0]?.text ?? ""} ${card.version}`;
}

async function changeIdentity(
  context: Writing,
  existing: ExistingPerson,
  change: Values,
  all: Values,
): Promise<void> {
  const said = ofHome(change, "identity");
  const shared = personFactsOf(factsChange(change, all));
  if (
    Object.keys(said).length > 0 ||
    (Object.keys(shared).length > 0 && existing.identityOpen === "change")
  ) {
    const card = await getPersonFacts(context, existing.personId);
    const identity = identityChange(existing.identity, said, all);
    const written = await reviseIdentity(context, {
      personId: existing.personId,
      version: card.version,
      facts: shared,
      identity,
    });
    if (typeof written === "string") throw new ImportProblem("changed-since");
  }
  const extraSaid = identityExtraOf(change);
  const extraCleared = { ...ofHome(change, "identity-extra") };
  if (Object.keys(extraSaid).length === 0 && Object.keys(extraCleared).length === 0) return;
  const [first] = existing.participants;
  const place = {
    agencyId: first?.agency_id ?? "",
    caseId: existing.caseId,
    personId: existing.personId,
    id: existing.identityExtraId,
  };
  await writeIdentityExtra(
    context,
    place,
    filled({ ...existing.identityExtra, ...extraCleared, ...extraSaid }),
  );
}

/** All of a person's places in the case tell the same facts. */
async function changeFacts(
  context: Writing,
  existing: ExistingPerson,
  facts: ReturnType<typeof factsChange>,
): Promise<void> {
  if (Object.keys(facts).length === 0) return;
  for (const participant of existing.participants) {
    const row = rowOfFacts(mergeFacts(factsOfRow(participant), facts));
    await sql`
      update casefile.participant set sex = ${row.sex}, gender = ${row.gender}, year_of_birth = ${row.year_of_birth},
        age_band = ${row.age_band}, citizenships = ${row.citizenships}::text[], languages = ${row.languages}::text[],
        age_at_offence = ${row.age_at_offence}, trafficking_status = ${row.trafficking_status}, forms = ${row.forms}::text[],
        means_of_control = ${row.means_of_control}::text[], absent = ${row.absent}::jsonb
      where participant_id = ${participant.participant_id}::uuid
    `.execute(context.tx);
  }
}

async function changeCapacities(
  context: Writing,
  existing: ExistingPerson,
  change: Values,
  all: Values,
): Promise<void> {
  if (change.pal_Capacity === undefined && change.vic_TraffickingStatus === undefined) return;
  const before = existing.participants.map((participant) => participant.capacity);
  const said = change.pal_Capacity === undefined ? { ...all, pal_Capacity: "" } : all;
  const { revise, add, remove } = capacityChange(before, capacitiesOf(said, before));
  const idOf = (capacity: string) =>
    existing.participants.find((one) => one.capacity === capacity)?.participant_id ?? null;
  for (const { from, to } of revise) {
    await sql`update casefile.participant set capacity = ${to} where participant_id = ${idOf(from)}::uuid`.execute(
      context.tx,
    );
  }
  for (const capacity of remove) {
    await sql`update casefile.participant set removed_at = access.now() where participant_id = ${idOf(capacity)}::uuid`.execute(
      context.tx,
    );
  }
  const [first] = existing.participants;
  if (first === undefined) return;
  for (const capacity of add) {
    const { caseId, personId } = existing;
    const facts = mergeFacts(factsOfRow(first), factsChange(change, all));
    await writeParticipant(context, {
      agencyId: first.agency_id,
      caseId,
      participantId: randomUUID(),
      capacity,
      person: { personId },
      facts,
      note: null,
    });
  }
}
