import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import {
  type Accused,
  fewest,
  fewestForNinety,
  groupOf,
  groupsOf,
  parts,
  questionnaireOf,
  spans,
  stages,
} from "#kernel/contribution";
import { text } from "../text.ts";

const Group = z.object({
  key: z.string(),
  counts: z.array(z.object({ stage: z.enum(stages), people: z.int().nullable() })),
  weeks: z.array(z.object({ span: z.enum(spans), median: z.int().nullable(), ninety: z.int().nullable() })),
});
const Row = z.object({
  year: z.int(),
  crime: z.string(),
  // Rows of a build before rows were divided stand for everybody.
  part: z.enum(parts).default("all"),
  prosecuted: z.int().nullable(),
  convicted: z.int().nullable(),
  acquitted: z.int().nullable(),
});

/** What is kept of a build: people in tens, null for fewer than eleven; times in whole weeks. */
const Told = z.object({
  all: Group,
  byCrime: z.array(Group),
  byYear: z.array(Group),
  questionnaire: z.array(Row),
});

export const OwnJustice = z.object({
  cutOff: z.string().describe("what came on this day or later is counted by the next build"),
  ...{ fewest: z.int(), fewestForNinety: z.int() },
  all: Group.extend({ label: z.string() }),
  byCrime: z.array(Group.extend({ label: z.string() })),
  byYear: z.array(Group.extend({ label: z.string() })),
  questionnaire: z.array(Row.extend({ label: z.string(), partLabel: z.string() })),
});
export type OwnJustice = z.infer<typeof OwnJustice>;

/** Keeps the finished tables, each by one division, in place of those of the build before. */
export async function keepJustice(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  people: readonly Accused[],
  cutOff: string,
): Promise<void> {
  const told: z.infer<typeof Told> = {
    all: groupOf("all", people),
    byCrime: groupsOf(people, ({ crime }) => crime),
    byYear: groupsOf(people, ({ year }) => String(year)),
    questionnaire: questionnaireOf(people),
  };
  await sql`
    insert into statistics.own_justice (cut_off, told) values (${cutOff}::date, ${JSON.stringify(told)}::jsonb)
    on conflict (only_one) do update set cut_off = excluded.cut_off, told = excluded.told, built_at = access.now()`.execute(
    tx,
  );
}

/** Null before the first build. */
export async function readJustice({
  tx,
  actor: { lang },
}: Pick<QuestionContext<unknown>, "tx" | "actor">): Promise<OwnJustice | null> {
  const { rows } = await sql<{ cut_off: string; told: unknown }>`
    select cut_off::text, told from statistics.own_justice`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const told = Told.parse(row.told);
  const crime = (key: string) => text(lang, `own-justice.crime.${key}`);
  return {
    cutOff: row.cut_off,
    ...{ fewest, fewestForNinety },
    all: { ...told.all, label: text(lang, "own-justice.all") },
    byCrime: told.byCrime.map((group) => ({ ...group, label: crime(group.key) })),
    byYear: told.byYear.map((group) => ({ ...group, label: group.key })),
    questionnaire: told.questionnaire.map((line) => ({
      ...line,
      label: crime(line.crime),
      partLabel: text(lang, `own-justice.part.${line.part}`),
    })),
  };
}
