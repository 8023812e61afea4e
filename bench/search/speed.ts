import type pg from "pg";
import { putEntries, type SearchAnswer, searchEntries } from "#kernel/text-search";
import { groundOf } from "../../kernel/text-search/memory.ts";
import { compile } from "../../kernel/text-search/query/compile.ts";
import { parseQuery } from "../../kernel/text-search/query/parse-query.ts";
import { readContext } from "../../kernel/text-search/read-context.ts";
import { timed } from "../lib/numbers.ts";
import type { Figure } from "../lib/report.ts";
import { collection, openSearchGround, type SearchGround } from "./ground.ts";
import { makeJudgment, Tongues } from "./make-judgments.ts";

const facets = ["jurisdiction", "court", "year", "means", "purpose", "keyword"];
const fields = { title: "text", means: "facet", year: "facet" } as const;
const atOnce = 50;

type Size = { readonly judgments: number; readonly distinct: number };
type Query = { readonly query: string; readonly lang: "en" | "fr" | "es" | "ru"; readonly config: string };

/** Two words each, from frequent to rare, in four languages whose stemmers both sides have. */
function queriesOf(tongues: Tongues): Query[] {
  const ranks = [30, 60, 120, 250, 500, 1000, 2000, 4000];
  const langs = [
    ["en", "english"],
    ["fr", "french"],
    ["es", "spanish"],
    ["ru", "russian"],
  ] as const;
  return langs.flatMap(([lang, config]) =>
    ranks.flatMap((rank, index) =>
      [rank + 3, ranks[(index + 2) % ranks.length] ?? rank].map((other) => ({
        query: `${tongues.wordAt(lang, rank)} ${tongues.wordAt(lang, other + 1)}`,
        lang,
        config,
      })),
    ),
  );
}

/** What a program would do with the same vectors and index and PostgreSQL's own functions alone; no policy is in its way. */
async function bare(owner: pg.Client, { query, config }: Query): Promise<void> {
  await owner.query(
    `select h.entry_no, h.title, ts_headline($1::regconfig,
        (select array_to_string(b.passages, ' ') from text_search.body b where b.entry_no = h.entry_no), h.q)
     from (select e.entry_no, e.title, q, ts_rank_cd(e.terms, q) as rank
       from text_search.entry e, plainto_tsquery($1::regconfig, $2) q where e.terms @@ q order by rank desc limit 20) h`,
    [config, query],
  );
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Fills the collection: so many distinct texts, then copies of them with titles, days and facets of others. */
async function fill(
  ground: SearchGround,
  tongues: Tongues,
  { distinct, judgments }: Size,
): Promise<number[]> {
  const owner = await ground.kernel.database.owner();
  // As after a restore: the index is made once over everything.
  await owner.query("drop index text_search.entry_terms");
  const putting = await timed(async () => {
    for (let made = 0; made < distinct; made += atOnce) {
      const batch = Array.from({ length: Math.min(atOnce, distinct - made) }, () => makeJudgment(tongues));
      await ground.editor.work(({ tx }) => putEntries(tx, batch));
      if (made % 2000 === 0 && made > 0) process.stderr.write(`${made} judgments\n`);
    }
  });
  const rest = await timed(async () => {
    await owner.query("analyze text_search.entry");
    for (let copy = 1; copy < judgments / distinct; copy++)
      await owner.query(
        `with numbered as (select e.*, row_number() over (order by entry_no) - 1 as n from text_search.entry e where entry_no <= $1),
           made as (insert into text_search.entry (collection, record_id, title, title_lang, title_key, sort_date, facet_ids, words, first_at, terms)
             select t.collection, gen_uuid_v7(), o.title, o.title_lang, o.title_key, o.sort_date, o.facet_ids, t.words, t.first_at, t.terms
             from numbered t join numbered o on o.n = (t.n + 7 * $2::int) % $1::int order by t.n returning entry_no)
         insert into text_search.body (entry_no, starts, langs, fields, passages, word_ids)
         select m.entry_no, b.starts, b.langs, b.fields, b.passages, b.word_ids
         from (select entry_no, row_number() over (order by entry_no) as n from made) m join text_search.body b on b.entry_no = m.n`,
        [distinct, copy],
      );
    await owner.query("set maintenance_work_mem = '512MB'");
    await owner.query("create index entry_terms on text_search.entry using gin (terms)");
    await owner.query("vacuum analyze");
  });
  await owner.end();
  return [putting, rest];
}

/** Numbers of every facet, counted by the database over all rows without any index or memory of ours. */
async function wrongCounts(
  ground: SearchGround,
  answer: SearchAnswer,
  { query, lang }: Query,
): Promise<number> {
  const compiled = await ground.read(async (tx) => {
    const base = await groundOf(tx, collection);
    const { tree } = parseQuery(query, fields, lang);
    if (base === null || tree === null) throw new Error("nothing was asked");
    return compile(tree, await readContext(tx, { collection, lang, tree, ground: base })).query;
  });
  const owner = await ground.kernel.database.owner();
  await owner.query("set enable_bitmapscan = off");
  const { rows } = await owner.query<{ facet: string; value: string; count: number }>(
    `select f.facet, f.value, count(*)::int as count
     from (select * from text_search.entry e where e.terms @@ $1::tsquery) e,
       unnest(e.facet_ids) id join text_search.facet f on f.facet_id = id group by 1, 2`,
    [compiled],
  );
  await owner.end();
  const ours = new Map(
    Object.entries(answer.facets).flatMap(([facet, values]) =>
      values.map(({ value, count }) => [`${facet} ${value}`, count] as const),
    ),
  );
  const differing = rows.filter((row) => ours.get(`${row.facet} ${row.value}`) !== row.count).length;
  return differing + Math.abs(ours.size - rows.length);
}

/** Speed over so many generated judgments, both sides in turns. */
export async function speedFigures(size: Size & { turns: number; where: string }): Promise<Figure[]> {
  const { judgments, distinct, turns, where } = size;
  const ground = await openSearchGround();
  try {
    const tongues = new Tongues(11);
    const queries = queriesOf(tongues);
    const [putting = 0, rest = 0] = await fill(ground, tongues, size);
    const search = ({ query, lang }: Query) =>
      ground.read((tx) => searchEntries(tx, { collection, query, lang, fields, facets, limit: 20 }));
    const first = await timed(() => search(queries[0] ?? { query: "", lang: "en", config: "english" }));
    const owner = await ground.kernel.database.owner();
    await owner.query("set jit = off");
    const ours: number[] = [];
    const theirs: number[] = [];
    let hits = 0;
    let wrong = 0;
    for (let turn = 0; turn < turns; turn++)
      for (const one of queries) {
        theirs.push(await timed(() => bare(owner, one)));
        let answer: SearchAnswer | undefined;
        ours.push(
          await timed(async () => {
            answer = await search(one);
          }),
        );
        if (turn > 0 || answer === undefined) continue;
        if (process.env.BENCH_EACH !== undefined)
          process.stderr.write(
            `${one.query}\t${answer.total}\t${theirs.at(-1)?.toFixed(1)}\t${ours.at(-1)?.toFixed(1)}\n`,
          );
        hits += answer.total;
        if (answer.problems.length === 0) wrong += await wrongCounts(ground, answer, one);
      }
    await owner.end();
    const ratio = quantile(ours, 0.95) / quantile(theirs, 0.95);
    const name = `${judgments.toLocaleString("en")} judgments, ${where}`;
    return [
      {
        what: `${name}: putting one, ${distinct.toLocaleString("en")} distinct texts`,
        value: putting / distinct,
        unit: "ms",
      },
      { what: `${name}: copies and index`, value: rest / 1000, unit: "s" },
      { what: `${name}: first search after a start`, value: first, unit: "ms" },
      { what: `${name}: hits of a query, mean`, value: hits / queries.length, unit: "" },
      { what: `${name}: search p50`, value: quantile(ours, 0.5), unit: "ms" },
      {
        what: `${name}: search with facets and marks p95`,
        value: quantile(ours, 0.95),
        unit: "ms",
        target: { atMost: 150 },
      },
      { what: `${name}: bare query with ts_headline p50`, value: quantile(theirs, 0.5), unit: "ms" },
      { what: `${name}: bare query with ts_headline p95`, value: quantile(theirs, 0.95), unit: "ms" },
      { what: `${name}: ratio of p95`, value: ratio, unit: "", target: { atMost: 1.5 } },
      { what: `${name}: ratio of p50`, value: quantile(ours, 0.5) / quantile(theirs, 0.5), unit: "" },
      {
        what: `${name}: facet counts that differ from counting every row`,
        value: wrong,
        unit: "",
        target: { atMost: 0 },
      },
    ];
  } finally {
    await ground.close();
  }
}
