import { knownValue } from "../words/index.ts";
import { identityFields, readIdentities } from "./identity-rows.ts";
import { type Identity, nameAsText } from "./person.ts";
import { getPersonFacts, listPersonFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";

/** Opens who a person is and names what was opened for the audit. Null when they were erased; `NotFound` as ever. */
export async function revealIdentity(context: PersonContext, personId: string): Promise<Identity | null> {
  await getPersonFacts(context, personId);
  return (await revealIdentities(context, [personId])).get(personId) ?? null;
}

/** The same for many people at once, in three queries; those whom the actor may not see are not in the answer. */
export async function revealIdentities(
  context: PersonContext,
  personIds: readonly string[],
): Promise<Map<string, Identity | null>> {
  const cards = await listPersonFacts(context, personIds);
  const living = cards.flatMap((card) => (card.erased ? [] : [card.personId]));
  const read = await readIdentities(context, living);
  const revealed = new Map<string, Identity | null>();
  for (const { personId } of cards) {
    const identity = read.get(personId) ?? null;
    revealed.set(personId, identity);
    if (identity) context.opened([personId], fieldsOf(identity));
  }
  return revealed;
}

function fieldsOf(identity: Identity): string[] {
  return identityFields
    .filter((field) => identity[field].state === "known")
    .map((field) => `person.identity.${field}`);
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
