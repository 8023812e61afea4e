import { sql } from "kysely";
import { eraseSubject } from "../vault/index.ts";
import { getPersonFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";

/**
 * Erases a person for good: key, tokens, coded facts and their history; the code stays. Refused while a legal hold stands
 * on the person or on a dossier that holds them, and to those who do not manage the person.
 */
export async function erasePerson(
  context: PersonContext,
  personId: string,
): Promise<"done" | "already-erased" | "legal-hold" | "not-yours"> {
  const card = await getPersonFacts(context, personId);
  if (card.erased) return "already-erased";
  const { rows } = await sql<{ manages: boolean; held: boolean }>`
    select access.manages(${personId}::uuid, 'identity') as manages, access.is_held(${personId}::uuid) as held`.execute(
    context.tx,
  );
  if (!rows[0]?.manages) return "not-yours";
  if (rows[0].held) return "legal-hold";
  context.opened([personId]);
  await eraseSubject(context.vault, personId);
  return "done";
}
