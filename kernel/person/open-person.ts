import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { openDossiers } from "../access/open-dossier.ts";
import { firstIdentity, writeNewIdentities } from "./identity-rows.ts";
import type { IdentityChange, PersonFactsChange } from "./person.ts";
import { factColumns, mergeFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";
import { writeTokens } from "./person-tokens.ts";

export type NewPerson = {
  readonly facts: PersonFactsChange;
  readonly identity: IdentityChange;
  readonly personId?: string;
};
export type OpenedPerson = { readonly personId: string; readonly code: string };

/**
 * Opens a person: dossier, key, coded facts, sealed identity, search tokens. The actor manages the new dossier; other
 * dossiers give their readers the identity by `access.derive`. Fields left out were not asked.
 */
export async function openPerson(context: PersonContext, person: NewPerson): Promise<OpenedPerson> {
  const [opened] = await openPeople(context, [person]);
  if (opened === undefined) throw new Error("no person was asked for");
  return opened;
}

/** Opens several people, as a list tells them, with as many statements as one person needs; answers in their order. */
export async function openPeople(
  context: PersonContext,
  people: readonly NewPerson[],
): Promise<OpenedPerson[]> {
  const { tx, vault, now } = context;
  const ids = people.map(({ personId }) => personId ?? randomUUID());
  const dossiers = await openDossiers(tx, {
    kind: "person",
    letter: "P",
    compartments: ["identity"],
    dossierIds: ids,
  });
  await vault.createKeys(ids);
  const opened = people.map(({ facts, identity }, at) => {
    const personId = ids[at] ?? "";
    const { agencyId = "", code = "" } = dossiers[at] ?? {};
    return { agencyId, personId, code, identity, facts: factColumns(mergeFacts(null, facts)) };
  });
  const rows = opened.map(({ agencyId, personId, code, facts: { absent, ...facts } }) => ({
    agency_id: agencyId,
    person_id: personId,
    dossier_id: personId,
    code,
    ...facts,
    absent: JSON.parse(absent),
    opened_at: now,
  }));
  await sql`insert into person.person (agency_id, person_id, dossier_id, code, sex, gender, year_of_birth, age_band, citizenships, languages, absent, opened_at)
    select agency_id, person_id, dossier_id, code, sex, gender, year_of_birth, age_band, citizenships, languages, absent, opened_at
    from jsonb_populate_recordset(null::person.person, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  await writeNewIdentities(context, opened);
  await writeTokens(
    context,
    opened.map(({ identity, ...person }) => ({ ...person, identity: firstIdentity(identity) })),
  );
  return opened.map(({ personId, code }) => ({ personId, code }));
}
