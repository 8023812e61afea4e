import { sql } from "kysely";
import { z } from "zod";
import { action, question, refuse } from "#kernel/action";
import { dateLocale, Words } from "#kernel/words";
import type { Cell, Stratum } from "../undetected.ts";
import { keepStudy } from "./keep-study.ts";

export const listReporters = question({
  name: "undetected.list-reporters",
  about: "Agencies of this installation whose dossiers can make a list, such as police or shelters.",
  needs: "undetected.estimate",
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ agencyId: z.uuid(), name: z.string(), kind: z.string() })) }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<{ agency_id: string; name: Record<string, string>; kind: string }>`
    select * from undetected.agencies()`.execute(tx);
  return {
    items: rows
      .map(({ agency_id, name, kind }) => ({
        agencyId: agency_id,
        name: name[actor.lang] ?? name.en ?? "",
        kind,
      }))
      .sort((one, other) => one.name.localeCompare(other.name, actor.lang)),
  };
});

const List = z.object({
  name: z.string().trim().min(1).max(60),
  agencies: z.array(z.uuid()).min(1).max(500),
});

export const openOwnStudy = action({
  name: "undetected.open-own-study",
  about:
    "Counts how many presumed and identified victims of this installation's dossiers stood on which lists when the quarter began. A list is the dossiers of one or more agencies; counts are kept, people are not. In a quarter one division into lists is counted.",
  needs: "undetected.estimate",
  input: z.object({
    studyId: z.uuid(),
    title: Words(300),
    lists: z.array(List).min(2).max(8),
  }),
  output: z.object({ studyId: z.uuid() }),
  refusals: ["list-named-twice", "agency-twice", "other-lists"],
  undo: "undetected.remove-study",
}).run(async (context) => {
  const { input, tx, actor } = context;
  const names = input.lists.map(({ name }) => name);
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twice >= 0) return refuse("list-named-twice", { path: ["lists", twice, "name"] });
  const agencies = input.lists.flatMap((list) => list.agencies);
  if (new Set(agencies).size < agencies.length) return refuse("agency-twice", { path: ["lists"] });
  const lists = JSON.stringify(input.lists.map((list) => list.agencies));
  const taken = await sql<{ ok: boolean; until: Date; next: Date }>`
    select contribution.take_division(${lists}::jsonb) as ok, contribution.counted_until() as until,
      contribution.counted_until() + interval '3 months' as next`.execute(tx);
  const quarter = taken.rows[0];
  if (!quarter?.ok) return refuse("other-lists", { params: { day: longDay(quarter?.next, actor.lang) } });
  const { rows } = await sql<Overlap>`
    select history, sex, age, form, people from contribution.overlaps(${lists}::jsonb)`.execute(tx);
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  const day = dayOf(new Date(quarter.until.getTime() - 1));
  await keepStudy(context, {
    ...{ studyId: input.studyId, title: input.title, source: "Palermo", origin: "dossiers", importId: null },
    ...{ earliest: day, latest: day, people },
    content: { lists: names, strata: ["sex", "age", "form"], cells: cellsOf(rows) },
  });
  return { studyId: input.studyId };
});

function longDay(moment: Date | undefined, lang: string): string {
  const format = new Intl.DateTimeFormat(dateLocale(lang), { dateStyle: "long", timeZone: "UTC" });
  return format.format(moment);
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

type Overlap = {
  history: number;
  sex: string | null;
  age: string | null;
  form: string | null;
  people: number;
};

function cellsOf(rows: readonly Overlap[]): Cell[] {
  const cells = new Map<string, { stratum: Stratum; counts: Record<string, number> }>();
  for (const { history, sex, age, form, people } of rows) {
    const stratum = { sex: sex ?? "", age: age ?? "", form: form ?? "" };
    const key = JSON.stringify(stratum);
    const cell = cells.get(key) ?? { stratum, counts: {} as Record<string, number> };
    cell.counts[history] = (cell.counts[history] ?? 0) + people;
    cells.set(key, cell);
  }
  return [...cells.values()];
}
