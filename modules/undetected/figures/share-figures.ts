import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { estimatesOf, newestOf } from "../estimates/estimate-rows.ts";
import { contentOf, studyRow } from "../studies/study-rows.ts";
import { Method, StratumName } from "../undetected.ts";
import { type FiguresContent, makeRows, populationKey } from "./make-figures.ts";

const Country = z.string().regex(/^[A-Z]{2}$/, "a country's code of two letters");
const Year = z.int().min(1990).max(2200);

export const shareFigures = action({
  name: "undetected.share-figures",
  about:
    "Makes detected and undetected people of a study known to everybody signed in: small groups hidden, figures in tens, with the spread of all methods (SDG 16.2.2).",
  needs: "undetected.estimate",
  input: z.object({
    figuresId: z.uuid(),
    studyId: z.uuid(),
    method: Method,
    by: StratumName.nullable().default(null),
    country: Country,
    year: Year,
  }),
  output: z.object({ figuresId: z.uuid() }),
  refusals: ["no-estimate", "not-told-apart", "only-a-bound"],
  undo: "undetected.withdraw-figures",
}).run(async ({ input, tx, now }) => {
  const { figuresId, studyId, method, by, country, year } = input;
  const row = await studyRow(tx, studyId);
  const content = contentOf(row);
  if (by !== null && !content.strata.includes(by)) return refuse("not-told-apart", { path: ["by"] });
  if (method === "chao") return refuse("only-a-bound", { path: ["method"] });
  const estimates = await estimatesOf(tx, studyId);
  const all = newestOf(estimates, {}).flatMap(({ method: one, result }) =>
    result.estimate === null ? [] : [{ method: one, total: result.estimate }],
  );
  const [chosen] = newestOf(estimates, {}).filter(
    (one) => one.method === method && one.result.estimate !== null,
  );
  if (chosen === undefined) return refuse("no-estimate", { path: ["method"] });
  const population = await populationOf(tx, country, year);
  const totals = all.filter((one) => one.method !== "chao").map(({ total }) => total);
  const figures: FiguresContent = {
    ...{ title: row.title, source: row.source, country, year, method, by },
    lists: row.lists,
    rows: makeRows({ content, estimates, method, by, populations: population.people }),
    spread: { low: tens(Math.min(...totals)), high: tens(Math.max(...totals)) },
    populationSource: population.source,
    ...{ snapshot: studyId, madeWith: chosen.madeWith, seed: chosen.options.seed },
  };
  await sql`
    insert into undetected.figures (figures_id, agency_id, study_id, content, author, shared_at)
    values (${figuresId}::uuid, access.agency_id(), ${studyId}::uuid, ${JSON.stringify(figures)}::jsonb, access.account_id(), ${now})`.execute(
    tx,
  );
  return { figuresId };
});

const tens = (people: number) => Math.round(people / 10) * 10;

async function populationOf(tx: Parameters<typeof studyRow>[0], country: string, year: number) {
  const { rows } = await sql<{ sex: string; age: string; people: string; source: string }>`
    select distinct on (sex, age) sex, age, people, source from undetected.population
    where country = ${country} and year = ${year} order by sex, age, imported_at desc`.execute(tx);
  return {
    people: new Map(rows.map(({ sex, age, people }) => [populationKey(sex, age), Number(people)])),
    source: rows[0]?.source ?? null,
  };
}

const Named = z.object({ figuresId: z.uuid() });

export const withdrawFigures = action({
  name: "undetected.withdraw-figures",
  about: "Takes figures back that one's agency made known.",
  needs: "undetected.estimate",
  input: Named,
  output: Named,
  undo: "undetected.restore-figures",
}).run(({ input, tx, now }) => move(tx, input, now));

export const restoreFigures = action({
  name: "undetected.restore-figures",
  about: "Makes figures known again that were taken back.",
  needs: "undetected.estimate",
  input: Named,
  output: Named,
  undo: "undetected.withdraw-figures",
}).run(({ input, tx }) => move(tx, input, null));

async function move(tx: Parameters<typeof studyRow>[0], input: z.infer<typeof Named>, at: Date | null) {
  const { rows } = await sql`
    update undetected.figures set removed_at = ${at} where figures_id = ${input.figuresId}::uuid
      and agency_id = access.agency_id() and (removed_at is null) = ${at !== null} returning figures_id`.execute(
    tx,
  );
  if (rows.length === 0) throw new NotFound();
  return input;
}
