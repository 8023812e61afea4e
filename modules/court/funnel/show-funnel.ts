import { z } from "zod";
import { question } from "#kernel/action";
import { contributedRows } from "#kernel/contribution";
import { wordsIn } from "#kernel/words";
import { courts } from "../courts/courts.ts";
import { Accused, fewest, spans, spanWeeks, stageCounts, stages } from "./figures.ts";

const Counts = z.array(z.object({ stage: z.enum(stages), people: z.int().nullable() }));
const Weeks = z.array(
  z.object({ span: z.enum(spans), median: z.int().nullable(), ninety: z.int().nullable() }),
);
const Row = z.object({ key: z.string(), label: z.string(), counts: Counts, weeks: Weeks });

export const showFunnel = question({
  name: "court.show-funnel",
  about:
    "From charge to final judgment in this installation's own cases, by crime, year and court: people in tens, none of fewer than eleven, and weeks between the stages; with the rows of the United Nations questionnaire.",
  needs: "contribution.read",
  inAddress: true,
  input: z.object({}),
  output: z.object({
    cutOff: z.string().describe("what came on this day or later is counted after the next quarter"),
    fewest: z.int(),
    all: Row,
    byCrime: z.array(Row),
    byYear: z.array(Row),
    byCourt: z.array(Row),
    questionnaire: z.array(
      z.object({
        year: z.int(),
        crime: z.string(),
        prosecuted: z.int().nullable(),
        convicted: z.int().nullable(),
        acquitted: z.int().nullable(),
      }),
    ),
  }),
}).run(async (context) => {
  const until = quarterStart(context.now);
  const people = (await contributedRows(context.tx, "accused", until)).map((row) => Accused.parse(row));
  const ids = [...new Set(people.flatMap(({ court }) => (court ? [court] : [])))];
  const there = await courts.byId(context, ids);
  const row = (key: string, label: string, of: readonly Accused[]) => ({
    ...{ key, label, counts: stageCounts(of), weeks: spanWeeks(of) },
  });
  // A group of which nothing may be told is not named: that it is there would tell something.
  const rows = (keyOf: (one: Accused) => string | null, labelOf: (key: string) => string) =>
    [...grouped(people, keyOf)]
      .filter(([, of]) => of.length >= fewest)
      .map(([key, of]) => row(key, labelOf(key), of))
      .sort((a, b) => a.key.localeCompare(b.key));
  const count = (of: readonly Accused[], stage: string) =>
    stageCounts(of).find((one) => one.stage === stage)?.people ?? null;
  return {
    cutOff: until.toISOString().slice(0, 10),
    fewest,
    all: row("all", "", people),
    byCrime: rows(
      ({ crime }) => crime,
      (key) => key,
    ),
    byYear: rows(
      ({ year }) => String(year),
      (key) => key,
    ),
    byCourt: rows(
      ({ court }) => court ?? null,
      (key) => {
        const found = there.get(key);
        return found === undefined ? key : wordsIn(found.court.name, context.actor.lang);
      },
    ),
    questionnaire: [...grouped(people, ({ year, crime }) => `${year} ${crime}`)]
      .filter(([, of]) => of.length >= fewest)
      .map(([key, of]) => {
        const [year = "", crime = ""] = key.split(" ");
        return {
          ...{ year: Number(year), crime, prosecuted: count(of, "charged") },
          ...{ convicted: count(of, "convicted"), acquitted: count(of, "acquitted") },
        };
      })
      .sort((a, b) => a.year - b.year || a.crime.localeCompare(b.crime)),
  };
});

function grouped(people: readonly Accused[], keyOf: (one: Accused) => string | null): Map<string, Accused[]> {
  const groups = new Map<string, Accused[]>();
  for (const one of people) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** The first moment of the running quarter (UTC): its own cases are counted when it is over. */
function quarterStart(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3, 1));
}
