import { randomUUID } from "node:crypto";
import { Generator, historyTable } from "@palermo/mse";
import { sql } from "kysely";
import type { ModuleDoor } from "#kernel/module";
import { estimatePart } from "./estimates/estimate-part.ts";
import { madeWith } from "./estimates/made-with.ts";
import { keepStudy } from "./studies/keep-study.ts";
import {
  type Cell,
  countsOf,
  type Method,
  Options,
  partsOf,
  type Stratum,
  type StudyContent,
} from "./undetected.ts";

type World = Parameters<NonNullable<ModuleDoor["demo"]>>[0];

const lists = ["police", "ngo", "labour", "border"];

/** Invented people by sex and age: how many there are, and how likely each list knows one of them. */
const groups = [
  { sex: "female", age: "adult", people: 2600, known: [0.09, 0.12, 0.04, 0.03] },
  { sex: "male", age: "adult", people: 2100, known: [0.06, 0.02, 0.11, 0.05] },
  { sex: "female", age: "child", people: 700, known: [0.1, 0.1, 0.01, 0.04] },
  { sex: "male", age: "child", people: 500, known: [0.07, 0.04, 0.02, 0.05] },
] as const;

/** Police who bring a person to a shelter: these two lists depend on each other. */
const referred = 0.25;

function inventedCells(): Cell[] {
  const random = new Generator(2000, 12);
  return groups.map(({ sex, age, people, known }) => {
    const counts: Record<string, number> = {};
    for (let n = 0; n < people; n += 1) {
      let history = 0;
      for (const [list, chance] of known.entries()) if (random.uniform() < chance) history |= 1 << list;
      if ((history & 1) === 1 && random.uniform() < referred) history |= 2;
      if (history > 0) counts[history] = (counts[history] ?? 0) + 1;
    }
    return { stratum: { sex, age }, counts };
  });
}

const title = {
  lang: "en" as const,
  text: "Presumed victims known to four services",
  translations: {
    ar: "الضحايا المفترضون المعروفون لدى أربع جهات",
    zh: "四个机构所知的推定被害人",
    fr: "Victimes présumées connues de quatre services",
    ru: "Предполагаемые жертвы, известные четырём службам",
    es: "Presuntas víctimas conocidas por cuatro servicios",
  },
};

const methods: readonly Method[] = ["chao", "main", "stepwise", "bic", "dga"];

/** One invented study with estimates that need no replicates, a population, and figures made known. */
export async function demo(world: World): Promise<void> {
  const cells = inventedCells();
  const content: StudyContent = { lists, strata: ["sex", "age"], cells };
  const studyId = randomUUID();
  const year = new Date().getUTCFullYear() - 1;
  const people = countsOf(content, {}).reduce((sum, count) => sum + count, 0);
  await world.inTxAs("rapporteur", async (context) => {
    await keepStudy(context, {
      ...{ studyId, title, source: "Palermo", origin: "file", importId: null, content, people },
      ...{ earliest: `${year}-01-01`, latest: `${year}-12-31` },
    });
    for (const part of partsOf(content)) await estimate(context, { studyId, content, part });
    await putPopulation(context, year);
  });
  await world.callAs("rapporteur", "undetected.share-figures", {
    ...{ figuresId: randomUUID(), studyId, method: "stepwise", by: "sex", country: "XV", year },
  });
}

type Context = Parameters<Parameters<World["inTxAs"]>[1]>[0];
type Asked = { readonly studyId: string; readonly content: StudyContent; readonly part: Stratum };

async function estimate({ tx, now }: Context, { studyId, content, part }: Asked): Promise<void> {
  const outcome = historyTable(content.lists, countsOf(content, part));
  if (!outcome.ok) return;
  const options = Options.parse({ replicates: 0 });
  const runId = randomUUID();
  for (const method of methods) {
    const result = { ...estimatePart(outcome.table, method, options).result, seconds: 0 };
    await sql`
      insert into undetected.estimate (agency_id, estimate_id, study_id, run_id, stratum, method, options, result, made_with, author, made_at)
      values (access.agency_id(), ${randomUUID()}::uuid, ${studyId}::uuid, ${runId}::uuid, ${JSON.stringify(part)}::jsonb, ${method},
        ${JSON.stringify(options)}::jsonb, ${JSON.stringify(result)}::jsonb, ${madeWith}, access.account_id(), ${now})`.execute(
      tx,
    );
  }
}

/** People of Veridia, invented. */
const living = [
  { sex: "total", age: "total", people: 5_400_000 },
  { sex: "female", age: "total", people: 2_750_000 },
  { sex: "male", age: "total", people: 2_650_000 },
  { sex: "total", age: "child", people: 1_200_000 },
  { sex: "total", age: "adult", people: 4_200_000 },
];

async function putPopulation({ tx, now }: Context, year: number): Promise<void> {
  const importId = randomUUID();
  for (const { sex, age, people } of living)
    await sql`
      insert into undetected.population (agency_id, country, year, sex, age, people, source, import_id, imported_at)
      values (access.agency_id(), 'XV', ${year}, ${sex}, ${age}, ${people}, 'Palermo', ${importId}::uuid, ${now})`.execute(
      tx,
    );
}
