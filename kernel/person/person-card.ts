import { sql } from "kysely";
import { NotFound } from "../action/index.ts";
import { type Absence, absent, known, type Unknown } from "../words/index.ts";
import { type PersonCard, PersonFacts, type PersonFactsChange } from "./person.ts";
import type { PersonContext } from "./person-context.ts";

type FactName = keyof PersonFacts;

/** Each fact and the column that holds it. */
const columns = {
  sex: "sex",
  gender: "gender",
  yearOfBirth: "year_of_birth",
  ageBand: "age_band",
  citizenships: "citizenships",
  languages: "languages",
} as const satisfies Record<FactName, string>;
const factNames = Object.keys(columns) as FactName[];

type FactColumns = Record<(typeof columns)[FactName], unknown>;
type Row = FactColumns & {
  person_id: string;
  code: string;
  version: number;
  absent: Partial<Record<FactName, Absence>>;
  erased_at: Date | null;
};

/** The coded facts of a person; the same `NotFound` for who is not there and who may not be seen. */
export async function getPersonFacts(
  context: Pick<PersonContext, "tx">,
  personId: string,
): Promise<PersonCard> {
  const [card] = await listPersonFacts(context, [personId]);
  if (!card) throw new NotFound();
  return card;
}

/** The coded facts of those of these people whose identity the actor may read. */
export async function listPersonFacts(
  { tx }: Pick<PersonContext, "tx">,
  personIds: readonly string[],
): Promise<PersonCard[]> {
  const { rows } = await sql<Row>`
    select person_id, code, version, sex, gender, year_of_birth, age_band, citizenships, languages, absent, erased_at
    from person.person where dossier_id = any (${[...personIds]}::uuid[])`.execute(tx);
  return rows.map(cardOf);
}

/** Values for the columns of `person.person`, with the reasons for those that have none. */
export function factColumns(facts: PersonFacts): FactColumns & { absent: string } {
  const values: Partial<FactColumns> = {};
  const reasons: Partial<Record<FactName, Absence>> = {};
  for (const name of factNames) {
    const fact: Unknown<unknown> = facts[name];
    values[columns[name]] = fact.state === "known" ? fact.value : null;
    if (fact.state !== "known") reasons[name] = fact.state;
  }
  return { ...(values as FactColumns), absent: JSON.stringify(reasons) };
}

/** Facts with a change laid over them; what neither says was not asked. */
export function mergeFacts(before: PersonFacts | null, change: PersonFactsChange): PersonFacts {
  const merged: Record<string, unknown> = {};
  for (const name of factNames) merged[name] = change[name] ?? before?.[name] ?? absent("not-asked");
  return PersonFacts.parse(merged);
}

function cardOf(row: Row): PersonCard {
  const facts: Record<string, unknown> = {};
  for (const name of factNames) {
    const value = row[columns[name]];
    facts[name] = value === null ? absent(row.absent[name] ?? "unknown") : known(value);
  }
  return {
    personId: row.person_id,
    code: row.code,
    version: row.version,
    facts: PersonFacts.parse(facts),
    erased: row.erased_at !== null,
  };
}
