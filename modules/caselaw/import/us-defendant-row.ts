import type { JudgmentInput } from "../words/index.ts";
import { countOf, type RowAsk } from "./row-read.ts";
import { asWords } from "./text.ts";

/** The heading of the table of defendants of the same study, without their names. */
export const usDefendantHeading = [
  "id",
  "case_id",
  "gender",
  "arrest_age",
  "statute_sentence",
  "statute_counts",
  "statute_counts_np",
  "statute_plea_dismissed",
  "statute_plea_guilty",
  "statute_trial_guilty",
  "statute_trial_ng",
  "statute_fines",
  "statute_months_sentenced",
  "statute_months_probation",
  "year_terminated",
  "restitution",
  "forfeiture_charge",
  "forfeiture_sentence",
] as const;

type ChargeInput = NonNullable<JudgmentInput["charges"]>[number];
type SentenceInput = NonNullable<ChargeInput["sentence"]>;

/** One defendant as the table tells of them; the key is given when the case is known. */
export type UsDefendant = {
  readonly caseId: string;
  readonly sex: string;
  readonly juvenile: boolean;
  readonly charges: readonly Omit<ChargeInput, "defendant">[];
  readonly ended: number | null;
  readonly forfeiture: boolean;
};

/** "['1591', '1594']", "[None None]" or "1591": the values of one cell, nothing where there is none. */
export function listOf(cell: string): (string | null)[] {
  const text = cell.trim();
  if (text === "" || text === "None") return [];
  if (!text.startsWith("[")) return [text];
  return [...text.matchAll(/None|'([^']*)'|([\d.]+)/g)].map((found) => found[1] ?? found[2] ?? null);
}

/** Sections of Title 8 of the United States Code; the others of this study stand in Title 18. */
const immigration = new Set(["1324", "1328"]);
const crimes: Readonly<Record<string, string>> = {
  "1324": "smuggling_of_migrants",
  "1961_to_1968": "organized_criminal_group",
  "1512": "obstruction_of_justice",
};

export function statuteOf(section: string): string {
  const title = immigration.has(section) ? "8" : "18";
  const range = section.split("_to_");
  return range.length === 2 ? `${title} U.S.C. §§ ${range[0]}–${range[1]}` : `${title} U.S.C. § ${section}`;
}

function crimeOf(section: string): string | undefined {
  return (
    crimes[section] ?? (/^(15[89]\d|1581_to_1588)$/.test(section) ? "trafficking_in_persons" : undefined)
  );
}

type Outcome = Pick<ChargeInput, "verdict" | "plea"> & { readonly counts: number; readonly guilty: boolean };

function outcomesOf(at: (column: string) => number, counts: number): Outcome[] {
  const told: Outcome[] = [
    { verdict: "guilty_plea", plea: "guilty", counts: at("statute_plea_guilty"), guilty: true },
    { verdict: "guilty", plea: "not-guilty", counts: at("statute_trial_guilty"), guilty: true },
    { verdict: "not_guilty", plea: "not-guilty", counts: at("statute_trial_ng"), guilty: false },
    {
      verdict: "discontinued",
      plea: "unknown",
      counts: at("statute_plea_dismissed") + at("statute_counts_np"),
      guilty: false,
    },
  ];
  const some = told.filter((one) => one.counts > 0);
  return some.length > 0 ? some : [{ verdict: "unknown", plea: "unknown", counts, guilty: false }];
}

function dollars(amount: number) {
  return { amount: String(amount), currency: "USD" };
}

function sentenceOf(at: (column: string) => number): SentenceInput | undefined {
  const months = at("statute_months_sentenced");
  const probation = at("statute_months_probation");
  const fine = at("statute_fines");
  if (months + probation + fine === 0) return undefined;
  return {
    ...(months > 0 ? { imprisonmentMonths: months } : {}),
    ...(probation > 0 ? { probationMonths: probation } : {}),
    ...(fine > 0 ? { fine: dollars(fine) } : {}),
  };
}

/** The charges under one section: one line for each outcome that its counts had. The sentence stands with the guilty one. */
function chargesUnder(section: string, at: (column: string) => number) {
  const outcomes = outcomesOf(at, at("statute_counts"));
  const sentence = sentenceOf(at);
  const bearer = outcomes.findIndex(({ guilty }) => guilty);
  return outcomes.map(({ verdict, plea, counts }, place) => ({
    statute: statuteOf(section),
    ...(counts > 0 ? { charge: asWords(counts === 1 ? "record.count" : "record.counts", { counts }) } : {}),
    ...(crimeOf(section) === undefined ? {} : { crimeType: crimeOf(section) }),
    plea,
    verdict,
    ...(sentence !== undefined && place === Math.max(bearer, 0) ? { sentence } : {}),
  }));
}

function withOrders(
  charges: Omit<ChargeInput, "defendant">[],
  { restitution, forfeiture }: { restitution: number; forfeiture: boolean },
): Omit<ChargeInput, "defendant">[] {
  if (restitution === 0 && !forfeiture) return charges;
  const guilty = charges.findIndex(({ verdict }) => verdict === "guilty" || verdict === "guilty_plea");
  const at = Math.max(guilty, 0);
  return charges.map((charge, place) =>
    place !== at
      ? charge
      : {
          ...charge,
          sentence: {
            ...charge.sentence,
            ...(restitution > 0 ? { compensation: dollars(restitution) } : {}),
            ...(forfeiture ? { other: asWords("record.forfeiture") } : {}),
          },
        },
  );
}

function numberIn(cell: string | null | undefined): number {
  const value = Number(cell ?? 0);
  return Number.isFinite(value) && value >= 0 ? Math.round(value) : 0;
}

/** One row of the table of defendants. */
export function readUsDefendantRow({ cell, refuse }: RowAsk): UsDefendant {
  const caseId = cell("case_id").trim();
  if (!/^\d{1,8}$/.test(caseId)) refuse("case_id", caseId, "number");
  const sections = listOf(cell("statute_sentence"));
  const lists = new Map<string, (string | null)[]>();
  const valueAt = (place: number) => (column: string) => {
    const list = lists.get(column) ?? listOf(cell(column));
    lists.set(column, list);
    return numberIn(list[place]);
  };
  const charges = sections.flatMap((section, place) =>
    section === null ? [] : chargesUnder(section, valueAt(place)),
  );
  const forfeiture =
    cell("forfeiture_sentence").trim() === "Yes" || cell("forfeiture_charge").trim() === "Ordered";
  const age = countOf(cell("arrest_age"));
  const gender = cell("gender").trim().toLowerCase();
  return {
    caseId,
    sex: gender === "male" || gender === "female" ? gender : "unknown",
    juvenile: age !== null && age < 18,
    charges: withOrders(charges, { restitution: numberIn(cell("restitution")), forfeiture }),
    ended: countOf(cell("year_terminated")),
    forfeiture,
  };
}

/** How a defendant stands: what the table tells of the end of each charge. Whether it is final it does not tell. */
export function standingOf(charges: readonly { verdict?: string | undefined }[]): string {
  const verdicts = charges.map(({ verdict }) => verdict);
  if (verdicts.some((verdict) => verdict === "guilty" || verdict === "guilty_plea")) return "unknown";
  if (verdicts.length === 0 || verdicts.some((verdict) => verdict === "unknown")) return "unknown";
  return verdicts.includes("not_guilty") ? "acquitted" : "discontinued";
}
