import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { openDossier } from "../access/open-dossier.ts";
import { readIdentity, writeIdentity } from "./identity-rows.ts";
import type { IdentityChange, PersonFactsChange } from "./person.ts";
import { factColumns, mergeFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";
import { writeTokens } from "./person-tokens.ts";

/**
 * Opens a person: dossier, key, coded facts, sealed identity, search tokens. The actor manages the new dossier; other
 * dossiers give their readers the identity by `access.derive`. Fields left out were not asked.
 */
export async function openPerson(
  context: PersonContext,
  person: { facts: PersonFactsChange; identity: IdentityChange; personId?: string },
): Promise<{ personId: string; code: string }> {
  const { tx, vault, now } = context;
  const personId = person.personId ?? randomUUID();
  const { agencyId, code } = await openDossier(tx, {
    kind: "person",
    letter: "P",
    compartments: ["identity"],
    dossierId: personId,
  });
  await vault.createKey(personId);
  const facts = factColumns(mergeFacts(null, person.facts));
  await sql`insert into person.person (agency_id, person_id, dossier_id, code, sex, gender, year_of_birth, age_band, citizenships, languages, absent, opened_at)
    values (${agencyId}, ${personId}, ${personId}, ${code}, ${facts.sex}, ${facts.gender}, ${facts.year_of_birth}, ${facts.age_band},
      ${facts.citizenships}::text[], ${facts.languages}::text[], ${facts.absent}::jsonb, ${now})`.execute(tx);
  await writeIdentity(context, { agencyId, personId }, person.identity);
  const identity = await readIdentity(context, personId);
  if (identity) await writeTokens(context, { agencyId, personId }, identity);
  return { personId, code };
}
