import { type Identity, type PersonContext, revealIdentities } from "#kernel/person";
import { knownValue } from "#kernel/words";
import type { CaseRow } from "../case-row.ts";
import { participantsOf } from "../participant-row.ts";
import { phrasesOf } from "./phrases.ts";

/** Words that tell who somebody of a case is; where they are not for the reader to know, `phrases` is null. */
export type TellsWho = {
  readonly personId: string;
  readonly capacities: readonly string[];
  readonly phrases: readonly string[] | null;
};

/**
 * For everybody in a case what would tell who they are: names in every order, numbers of documents, telephones and addresses.
 * Each reading is written down. Somebody erased has nothing left to tell.
 */
export async function tellWho(context: PersonContext, of: CaseRow): Promise<TellsWho[]> {
  const capacities = new Map<string, string[]>();
  for (const { person_id, capacity } of await participantsOf(context, [of.case_id]))
    capacities.set(person_id, [...(capacities.get(person_id) ?? []), capacity]);
  const identities = await revealIdentities(context, [...capacities.keys()]);
  return [...capacities].map(([personId, all]) => {
    const identity = identities.get(personId);
    if (identity === undefined) return { personId, capacities: all, phrases: null };
    return { personId, capacities: all, phrases: identity === null ? [] : wordsOf(identity) };
  });
}

function wordsOf({ names, contacts, documents, addresses }: Identity): string[] {
  const written = (knownValue(names) ?? []).flatMap((name) => [
    ...phrasesOf([name]),
    ...[name.given, name.family, name.other, name.full],
    // Scripts without spaces write the parts as one.
    name.given && name.family ? `${name.family}${name.given}` : undefined,
    ...(name.full?.split(/[\s,]+/) ?? []),
  ]);
  const others = [
    ...(knownValue(contacts) ?? []).map(({ value }) => value),
    ...(knownValue(documents) ?? []).map(({ number }) => number),
    ...(knownValue(addresses) ?? []).map(({ text }) => text),
  ];
  const all = [...written, ...others].flatMap((one) => (one === undefined ? [] : [one.trim()]));
  return [...new Set(all.filter((one) => one !== ""))];
}
