import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import {
  Accused,
  contributedRows,
  fewest,
  fewestForNinety,
  type Group,
  groupOf,
  groupsOf,
  parts,
  quarterStart,
  questionnaireOf,
  spans,
  stages,
} from "#kernel/contribution";
import { wordsIn } from "#kernel/words";
import { courts } from "../courts/courts.ts";
import { text } from "../text.ts";

const Counts = z.array(z.object({ stage: z.enum(stages), people: z.int().nullable() }));
const Weeks = z.array(
  z.object({ span: z.enum(spans), median: z.int().nullable(), ninety: z.int().nullable() }),
);
export const FunnelRow = z.object({ key: z.string(), label: z.string(), counts: Counts, weeks: Weeks });
export type FunnelRow = z.infer<typeof FunnelRow>;

export const Funnel = z.object({
  cutOff: z.string().describe("what came on this day or later is counted after the next quarter"),
  fewest: z.int(),
  fewestForNinety: z.int(),
  all: FunnelRow,
  byCrime: z.array(FunnelRow),
  byYear: z.array(FunnelRow),
  byCourt: z.array(FunnelRow),
  questionnaire: z.array(
    z.object({
      year: z.int(),
      crime: z.string(),
      crimeLabel: z.string(),
      part: z.enum(parts),
      partLabel: z.string(),
      prosecuted: z.int().nullable(),
      convicted: z.int().nullable(),
      acquitted: z.int().nullable(),
    }),
  ),
});
export type Funnel = z.infer<typeof Funnel>;

/**
 * The funnel of own cases. Only these tables are ever told, each by one division: were crime, year and court free filters
 * over the counts, many of them together would tell the counts behind the tens (decisions 0017, 0069).
 */
export async function readFunnel(
  context: Pick<QuestionContext<unknown>, "tx" | "now" | "actor">,
): Promise<Funnel> {
  const { lang } = context.actor;
  const until = quarterStart(context.now);
  const people = (await contributedRows(context.tx, "accused", until)).map((row) => Accused.parse(row));
  const byCourt = groupsOf(people, ({ court }) => court ?? null);
  const there = await courts.byId(
    context,
    byCourt.map(({ key }) => key),
  );
  const labelled = (labelOf: (key: string) => string) => (group: Group) => ({
    ...group,
    label: labelOf(group.key),
  });
  const courtName = (key: string) => {
    const found = there.get(key);
    return found === undefined ? text(lang, "funnel.court-gone") : wordsIn(found.court.name, lang);
  };
  const crimeName = (crime: string) => text(lang, `crime.${crime}`);
  return {
    cutOff: until.toISOString().slice(0, 10),
    ...{ fewest, fewestForNinety },
    all: labelled(() => text(lang, "funnel.all"))(groupOf("all", people)),
    byCrime: groupsOf(people, ({ crime }) => crime).map(labelled(crimeName)),
    byYear: groupsOf(people, ({ year }) => String(year)).map(labelled((key) => key)),
    byCourt: byCourt.map(labelled(courtName)),
    questionnaire: questionnaireOf(people).map((row) => ({
      ...row,
      crimeLabel: crimeName(row.crime),
      partLabel: text(lang, `funnel-part.${row.part}`),
    })),
  };
}
