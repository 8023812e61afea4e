import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { revealIdentities } from "#kernel/person";
import { knownValue } from "#kernel/words";
import { phrasesOf } from "./phrases.ts";

/** Capacities whose names are withheld from what is disclosed; who is accused stands in the open. */
const protectedCapacities = [
  "presumed_victim",
  "identified_victim",
  "smuggled_migrant",
  "child_accompanying",
  "victim_witness",
  "witness",
  "guardian",
  "reporting_person",
  "family_member",
];

type Reading = Omit<QuestionContext<unknown>, "input" | "expects">;
type Person = { person_id: string; person_code: string };

export type ProtectedNames = {
  readonly items: readonly { readonly personCode: string; readonly phrases: readonly string[] }[];
  /** People of the case whose names the reader may not know, so that they cannot be looked for. */
  readonly notLookedFor: number;
};

/** The names of the protected people of a case as papers write them. Each reading of a name is written down. */
export async function protectedNames(context: Reading, caseId: string): Promise<ProtectedNames> {
  const { rows: people } = await sql<Person>`
    select distinct person_id, person_code from casefile.participant
    where dossier_id = ${caseId}::uuid and removed_at is null and capacity = any (${protectedCapacities})
    order by person_code`.execute(context.tx);
  const identities = await revealIdentities(
    context,
    people.map(({ person_id }) => person_id),
  );
  return {
    items: people.map(({ person_id, person_code }) => ({
      personCode: person_code,
      phrases: phrasesOf(knownValue(identities.get(person_id)?.names ?? { state: "not-asked" }) ?? []),
    })),
    notLookedFor: people.filter(({ person_id }) => !identities.get(person_id)).length,
  };
}
