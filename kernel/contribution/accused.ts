import { z } from "zod";

/** What courts contribute of one accused in one proceeding (`court.contribute_accused`). */
export const Accused = z.object({
  year: z.int(),
  crime: z.string(),
  court: z.string().nullish(),
  stage: z.enum(["charged", "tried", "judged", "final"]),
  outcome: z.enum(["convicted", "acquitted", "discontinued"]).nullish(),
  downgraded: z.boolean(),
  days_to_charge: z.int().nullish(),
  days_to_trial: z.int().nullish(),
  days_to_verdict: z.int().nullish(),
  days_to_final: z.int().nullish(),
  sex: z.string().nullish(),
  age: z.enum(["child", "adult"]).nullish().describe("when it happened"),
});
export type Accused = z.infer<typeof Accused>;

/** Fewer people than this are never told of. */
export const fewest = 11;
/** Nine in ten need so many, or the tenth part would be one or two people. */
export const fewestForNinety = 30;

export const stages = [
  "charged",
  "tried",
  "judged",
  "convicted",
  "acquitted",
  "discontinued",
  "downgraded",
  "final",
] as const;
export type Stage = (typeof stages)[number];
export const spans = ["to-charge", "to-trial", "to-verdict", "to-final"] as const;
export type Span = (typeof spans)[number];

const reached: Readonly<Record<Stage, (one: Accused) => boolean>> = {
  charged: () => true,
  tried: ({ stage }) => stage !== "charged",
  judged: ({ stage }) => stage === "judged" || stage === "final",
  convicted: ({ outcome }) => outcome === "convicted",
  acquitted: ({ outcome }) => outcome === "acquitted",
  discontinued: ({ outcome }) => outcome === "discontinued",
  downgraded: ({ downgraded }) => downgraded,
  final: ({ stage }) => stage === "final",
};
const daysOf: Readonly<Record<Span, (one: Accused) => number | null | undefined>> = {
  "to-charge": ({ days_to_charge }) => days_to_charge,
  "to-trial": ({ days_to_trial }) => days_to_trial,
  "to-verdict": ({ days_to_verdict }) => days_to_verdict,
  "to-final": ({ days_to_final }) => days_to_final,
};

/** A count in tens, rounded down; null where it is fewer than may be told of, zero told alike. */
export function told(count: number): number | null {
  return count < fewest ? null : Math.floor(count / 10) * 10;
}

/** How many reached each stage. */
export function stageCounts(people: readonly Accused[]): { stage: Stage; people: number | null }[] {
  return stages.map((stage) => ({ stage, people: told(people.filter(reached[stage]).length) }));
}

/** The value below which a share of sorted values lies: the smallest at or above which that share is reached. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/**
 * Weeks between stages: the median and what nine in ten stay under, in whole weeks, so that no single day of one person
 * shows. Null where too few came that far.
 */
export function spanWeeks(people: readonly Accused[]) {
  return spans.map((span) => {
    const days = people
      .map(daysOf[span])
      .filter((one) => one !== null && one !== undefined)
      .sort((a, b) => a - b);
    const weeks = (share: number, least: number) =>
      days.length < least ? null : Math.round(quantile(days, share) / 7);
    return { span, median: weeks(0.5, fewest), ninety: weeks(0.9, fewestForNinety) };
  });
}

export type Group = {
  readonly key: string;
  readonly counts: { stage: Stage; people: number | null }[];
  readonly weeks: { span: Span; median: number | null; ninety: number | null }[];
};

export function groupOf(key: string, people: readonly Accused[]): Group {
  return { key, counts: stageCounts(people), weeks: spanWeeks(people) };
}

/** Groups by a key, those that may be told of: that a smaller one is there would tell something already. */
export function groupsOf(people: readonly Accused[], keyOf: (one: Accused) => string | null): Group[] {
  return [...grouped(people, keyOf)]
    .filter(([, of]) => of.length >= fewest)
    .map(([key, of]) => groupOf(key, of))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** By whom the rows of the questionnaire are divided: once by sex, once by age, never by both. */
export const parts = ["all", "female", "male", "child", "adult"] as const;
export type Part = (typeof parts)[number];

const belongs: Readonly<Record<Part, (one: Accused) => boolean>> = {
  all: () => true,
  female: ({ sex }) => sex === "female",
  male: ({ sex }) => sex === "male",
  child: ({ age }) => age === "child",
  adult: ({ age }) => age === "adult",
};

export type QuestionnaireRow = {
  readonly year: number;
  readonly crime: string;
  readonly part: Part;
  readonly prosecuted: number | null;
  readonly convicted: number | null;
  readonly acquitted: number | null;
};

/**
 * What the United Nations questionnaire asks of courts: people prosecuted, convicted and acquitted, by year and crime;
 * of whom women and men, children and adults, each where it may be told.
 */
export function questionnaireOf(people: readonly Accused[]): QuestionnaireRow[] {
  return [...grouped(people, ({ year, crime }) => `${year} ${crime}`)]
    .flatMap(([key, of]) => {
      const [year = "", crime = ""] = key.split(" ");
      return parts.map((part) => ({ year: Number(year), crime, part, of: of.filter(belongs[part]) }));
    })
    .filter(({ of }) => of.length >= fewest)
    .map(({ of, ...row }) => {
      const count = (stage: Stage) => told(of.filter(reached[stage]).length);
      return {
        ...{ ...row, prosecuted: count("charged") },
        ...{ convicted: count("convicted"), acquitted: count("acquitted") },
      };
    })
    .sort(
      (a, b) =>
        a.year - b.year ||
        (a.crime === b.crime ? parts.indexOf(a.part) - parts.indexOf(b.part) : a.crime < b.crime ? -1 : 1),
    );
}

function grouped(people: readonly Accused[], keyOf: (one: Accused) => string | null): Map<string, Accused[]> {
  const groups = new Map<string, Accused[]>();
  for (const one of people) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
