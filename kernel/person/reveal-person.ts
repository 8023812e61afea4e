import { knownValue } from "../words/index.ts";
import { identityFields, readIdentities } from "./identity-rows.ts";
import { type Identity, nameAsText } from "./person.ts";
import { getPersonFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";

/** Opens who a person is and names what was opened for the audit. Null when they were erased; `NotFound` as ever. */
export async function revealIdentity(context: PersonContext, personId: string): Promise<Identity | null> {
  const card = await getPersonFacts(context, personId);
  if (card.erased) return null;
  const identity = (await readIdentities(context, [personId])).get(personId) ?? null;
  if (identity) {
    const known = identityFields.filter((field) => identity[field].state === "known");
    context.opened(
      [personId],
      known.map((field) => `person.identity.${field}`),
    );
  }
  return identity;
}

/** One name each, the legal one first, of those of these people whose identity the actor may read; for lists. */
export async function revealNames(
  context: PersonContext,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [personId, identity] of await readIdentities(context, personIds)) {
    const all = (identity && knownValue(identity.names)) ?? [];
    const best = all.find((name) => name.kind === "legal") ?? all[0];
    if (best) names.set(personId, nameAsText(best));
  }
  if (names.size > 0) context.opened([...names.keys()], ["person.identity.names"]);
  return names;
}
