import { codeList } from "@palermo/vocabulary";
import { z } from "zod";
import { regionOf } from "./instance-variables.ts";

/** What a module tells of one person; everything coded, several values where cases tell several. */
const Codes = z.array(z.string()).nullish();
export const Contributed = z.object({
  year: z.int(),
  sex: z.string().nullish(),
  age_at_offence: z.int().nullish(),
  age_band: z.string().nullish(),
  forms: Codes,
  means_of_control: Codes,
  citizenships: Codes,
  capacities: z.array(z.string()),
  case_kinds: z.array(z.string()),
  open: z.boolean(),
});
export type Contributed = z.infer<typeof Contributed>;

/** One person in the fixed variables; null is "unknown". */
export type InstanceRecord = {
  readonly year: string;
  readonly sex: string | null;
  readonly age: string | null;
  readonly form: string | null;
  readonly control: string | null;
  readonly citizenship_region: string | null;
  readonly capacity_group: string;
  readonly case_kind: string;
  readonly case_state: string;
};

const formGroups: Readonly<Record<string, string>> = {
  sexual_exploitation: "sexual",
  forced_labour_or_services: "labour",
  child_labour: "labour",
  slavery_or_similar: "slavery_or_similar",
  servitude: "slavery_or_similar",
  forced_marriage: "forced_marriage",
};

const controlGroups: Readonly<Record<string, string>> = {
  physical_threats: "threats",
  threats_of_law_enforcement: "threats",
  threatens_children_or_family: "threats",
  uses_children: "threats",
  psychological_abuse: "threats",
  debt_bondage: "financial",
  takes_earnings: "financial",
  restricts_financial_access: "financial",
  false_promises: "deception",
  physical_abuse: "violence",
  sexual_abuse: "violence",
  psychoactive_substances: "violence",
  restricts_movement: "movement",
  withholds_documents: "movement",
  restricts_medical_care: "needs",
  withholds_necessities: "needs",
  excessive_working_hours: "needs",
};

const capacityGroups: Readonly<Record<string, string>> = {
  presumed_victim: "victim",
  identified_victim: "victim",
  victim_witness: "victim",
  smuggled_migrant: "smuggled_migrant",
  person_of_interest: "suspected",
  suspected_person: "suspected",
  prosecuted_person: "suspected",
  convicted_person: "convicted",
};

/** One group of several, `several` for more, null for none. */
function single(codes: readonly string[], group: (code: string) => string | null, several: string) {
  const groups = new Set(codes.flatMap((code) => group(code) ?? []));
  const [only] = groups;
  return groups.size > 1 ? several : (only ?? null);
}

function ageOf({ age_at_offence: age, age_band: band }: Contributed): string | null {
  const { codes } = codeList("age-band-ctdc");
  const found = codes.find(
    ({ code, min, max }) =>
      code !== "unknown" &&
      (age == null ? code === band : min !== undefined && age >= min && age <= (max ?? 200)),
  );
  return found?.code ?? null;
}

function capacityOf(capacities: readonly string[]): string {
  // Somebody who is a witness besides is counted as what they are first of all.
  return single(capacities, (code) => capacityGroups[code] ?? null, "several") ?? "other";
}

/** Years before the first are the first: the list of years is fixed. */
function yearOf(year: number, { first, last }: { first: number; last: number }): string {
  return String(Math.min(last, Math.max(first, year)));
}

/** Codes one person as the fixed variables hold them. What is no code of its list is unknown. */
export function recordOf(told: Contributed, years: { first: number; last: number }): InstanceRecord {
  const sexes = codeList("sex").codes.map(({ code }) => code);
  return {
    year: yearOf(told.year, years),
    sex: told.sex != null && told.sex !== "unknown" && sexes.includes(told.sex) ? told.sex : null,
    age: ageOf(told),
    form: single(
      told.forms ?? [],
      (code) => formGroups[code] ?? (code === "unknown" ? null : "other"),
      "multiple",
    ),
    control: single(told.means_of_control ?? [], (code) => controlGroups[code] ?? "other", "several"),
    // Citizens of several regions belong to none of them alone.
    citizenship_region: oneOf((told.citizenships ?? []).map(regionOf)),
    capacity_group: capacityOf(told.capacities),
    case_kind: single(told.case_kinds, (code) => code, "both") ?? "both",
    case_state: told.open ? "open" : "closed",
  };
}

function oneOf(found: readonly (string | null)[]): string | null {
  const [only, ...others] = new Set(found);
  return others.length > 0 ? null : (only ?? null);
}
