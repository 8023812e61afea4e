import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import MiniSearch from "minisearch";
import { putEntries, type SearchEntry, searchEntries } from "#kernel/text-search";
import { projectFolder } from "../lib/machine.ts";
import type { Figure } from "../lib/report.ts";
import { collection, type SearchGround } from "./ground.ts";

type Pair = { readonly query: string; readonly cases: readonly string[] };
type Case = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly year: string;
};
type Finder = (query: string) => Promise<string[]>;

const file = join(projectFolder, "../shared/data/caselaw/unodc_cldb_us_cases.csv");

/** Mean reciprocal rank and recall among the first ten over questions written by hand; null without the cases. */
export async function relevanceFigures(ground: SearchGround): Promise<Figure[] | null> {
  const path = existsSync(file) ? file : undefined;
  if (path === undefined) return null;
  const cases = readCases(path);
  const { pairs } = JSON.parse(readFileSync(new URL("./relevance.json", import.meta.url), "utf8")) as {
    pairs: Pair[];
  };
  await ground.editor.work(({ tx }) => putEntries(tx, cases.map(entryOf)));
  const finders: [string, Finder][] = [
    ["Palermo", ours(ground, cases)],
    ["websearch_to_tsquery, ts_rank_cd", await plain(ground, cases)],
    ["MiniSearch", mini(cases)],
    ["MiniSearch with prefixes and fuzzy words", mini(cases, { prefix: true, fuzzy: 0.2 })],
  ];
  const figures: Figure[] = [];
  for (const [name, find] of finders) {
    const { mrr, recall, misses } = await judge(pairs, find);
    figures.push({
      what: `${name}: MRR over ${pairs.length} questions, ${cases.length} cases`,
      value: mrr,
      unit: "",
    });
    figures.push({ what: `${name}: recall among the first ten`, value: recall, unit: "" });
    if (process.env.BENCH_MISSES !== undefined && name === "Palermo") console.log(misses.join("\n"));
  }
  return figures;
}

function readCases(path: string): Case[] {
  const rows = parse(readFileSync(path, "utf8"), { columns: true, bom: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  const byNumber = new Map<string, Case>();
  for (const [index, row] of rows.entries()) {
    const number = row.Case ?? "";
    const before = byNumber.get(number);
    const text = [before?.text, row.FactSummary, row.CommentarySignificantFeatures]
      .filter((part) => part && part !== "NA")
      .join("\n");
    const id = before?.id ?? `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;
    byNumber.set(number, { id, number, title: row.Name ?? "", text, year: "" });
  }
  return [...byNumber.values()];
}

function entryOf({ id, title, text }: Case): SearchEntry {
  return {
    collection,
    recordId: id,
    title,
    titleLang: "en",
    sortDate: null,
    facets: {},
    texts: [
      { field: "title", lang: "en", text: title, weight: "A" },
      { field: "text", lang: "en", text, weight: "D" },
    ],
  };
}

function ours({ read }: SearchGround, cases: readonly Case[]): Finder {
  const numbers = new Map(cases.map((one) => [one.id, one.number]));
  return async (query) => {
    const answer = await read((tx) =>
      searchEntries(tx, { collection, query, lang: "en", fields: { title: "text" }, limit: 10 }),
    );
    return answer.items.map((item) => numbers.get(item.recordId) ?? "");
  };
}

/** What PostgreSQL's manual shows first: weights for the title, words joined by AND, ranked by cover density. */
async function plain({ kernel }: SearchGround, cases: readonly Case[]): Promise<Finder> {
  const owner = await kernel.database.owner();
  await owner.query("create temp table plain (number text, v tsvector)");
  for (const { number, title, text } of cases)
    await owner.query(
      "insert into plain values ($1, setweight(to_tsvector('english', $2), 'A') || to_tsvector('english', $3))",
      [number, title, text],
    );
  return async (query) => {
    const { rows } = await owner.query<{ number: string }>(
      `select number from plain, websearch_to_tsquery('english', $1) q where v @@ q order by ts_rank_cd(v, q) desc, number limit 10`,
      [query],
    );
    return rows.map((row) => row.number);
  };
}

function mini(cases: readonly Case[], options: { prefix?: boolean; fuzzy?: number } = {}): Finder {
  const index = new MiniSearch<Case>({ fields: ["title", "text"], idField: "number" });
  index.addAll([...cases]);
  return async (query) =>
    index
      .search(query, { boost: { title: 2 }, ...options })
      .slice(0, 10)
      .map((hit) => String(hit.id));
}

async function judge(pairs: readonly Pair[], find: Finder) {
  let reciprocal = 0;
  let recalled = 0;
  const misses: string[] = [];
  for (const { query, cases } of pairs) {
    const found = await find(query);
    const first = found.findIndex((number) => cases.includes(number));
    if (first >= 0) reciprocal += 1 / (first + 1);
    recalled += cases.filter((number) => found.includes(number)).length / cases.length;
    if (first !== 0)
      misses.push(`${first + 1}\t${query}\t${cases.join(",")}\t${found.slice(0, 4).join(",")}`);
  }
  return { mrr: reciprocal / pairs.length, recall: recalled / pairs.length, misses };
}
