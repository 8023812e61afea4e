import type { PersonFacts } from "#kernel/person";
import { type Absence, absent, known, type Unknown } from "#kernel/words";
import { Facts, type FactsChange } from "./casefile.ts";

type FactName = keyof Facts;

/** Each fact and the column of `casefile.participant` that holds it. */
export const factColumns = {
  sex: "sex",
  gender: "gender",
  yearOfBirth: "year_of_birth",
  ageBand: "age_band",
  citizenships: "citizenships",
  languages: "languages",
  ageAtOffence: "age_at_offence",
  traffickingStatus: "trafficking_status",
  forms: "forms",
  meansOfControl: "means_of_control",
} as const satisfies Record<FactName, string>;

type Column = (typeof factColumns)[FactName];
export type FactRow = Record<Column, unknown> & { absent: Partial<Record<FactName, Absence>> };
export const factNames = Object.keys(factColumns) as FactName[];

/** Values for the columns, with the reasons for those that have none. */
export function rowOfFacts(facts: Facts): Record<Column, unknown> & { absent: string } {
  const row: Partial<Record<Column, unknown>> = {};
  const reasons: Partial<Record<FactName, Absence>> = {};
  for (const name of factNames) {
    const fact: Unknown<unknown> = facts[name];
    row[factColumns[name]] = fact.state === "known" ? fact.value : null;
    if (fact.state !== "known") reasons[name] = fact.state;
  }
  return { ...(row as Record<Column, unknown>), absent: JSON.stringify(reasons) };
}

export function factsOfRow(row: FactRow): Facts {
  const facts: Record<string, unknown> = {};
  for (const name of factNames) {
    const value = row[factColumns[name]];
    facts[name] = value === null ? absent(row.absent[name] ?? "unknown") : known(value);
  }
  return Facts.parse(facts);
}

/** What is said now laid over what was known before; what neither says was not asked. */
export function mergeFacts(before: Partial<Facts> | null, change: FactsChange): Facts {
  const merged: Record<string, unknown> = {};
  for (const name of factNames) merged[name] = change[name] ?? before?.[name] ?? absent("not-asked");
  return Facts.parse(merged);
}

/** The facts that the person's own record shares with a case. */
export function personFactsOf(facts: FactsChange): Partial<PersonFacts> {
  const { sex, gender, yearOfBirth, ageBand, citizenships, languages } = facts;
  const shared = { sex, gender, yearOfBirth, ageBand, citizenships, languages };
  return Object.fromEntries(
    Object.entries(shared).filter(([, fact]) => fact !== undefined),
  ) as Partial<PersonFacts>;
}
