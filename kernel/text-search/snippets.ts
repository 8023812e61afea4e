import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Lang } from "../i18n/lang.ts";
import { placesOf, wantedStems } from "./analyse/analyse-text.ts";
import { baseLang } from "./analyse/languages.ts";
import { learnStems } from "./analyse/stems.ts";
import { tokens } from "./analyse/tokenise.ts";
import type { Unit } from "./query/unit.ts";
import type { SearchHit } from "./search-words.ts";

type Mark = [number, number];
type Shown = { readonly text: string; readonly lang: string };
type Row = {
  entry_no: number;
  record_id: string;
  title: string;
  title_lang: string;
  starts: number[];
  langs: string[];
  fields: string[];
  found: { lexeme: string; places: number[] }[] | null;
};

export type SnippetAsk = {
  readonly numbers: readonly number[];
  readonly units: readonly Unit[];
  readonly lang: Lang;
};

/** What is shown of each hit: its title and the best passage, those in the reader's language first, with marks. */
export async function showHits(
  tx: Tx,
  { numbers, units, lang }: SnippetAsk,
): Promise<Map<number, Omit<SearchHit, "score">>> {
  if (numbers.length === 0) return new Map();
  const sought = new Sought(units);
  const rows = await readRows(tx, numbers, sought);
  const chosen = new Map(rows.map((row) => [row.entry_no, bestPassage(row, sought, lang)]));
  const passages = await readPassages(tx, chosen);
  const texts: Shown[] = rows.flatMap((row) => [
    { text: row.title, lang: row.title_lang },
    { text: passages.get(row.entry_no) ?? "", lang: row.langs[chosen.get(row.entry_no) ?? 0] ?? "und" },
  ]);
  await learnStems(
    tx,
    texts.flatMap((one) => [...wantedStems(tokens(one.text), one.lang)]),
  );
  return new Map(
    rows.map((row) => {
      const passage = {
        text: passages.get(row.entry_no) ?? "",
        lang: row.langs[chosen.get(row.entry_no) ?? 0] ?? "und",
      };
      const hit = {
        recordId: row.record_id,
        title: row.title,
        titleLang: row.title_lang,
        titleMarks: sought.marks({ text: row.title, lang: row.title_lang }),
        snippet: { text: passage.text, marks: sought.marks(passage), lang: passage.lang },
      };
      return [row.entry_no, hit];
    }),
  );
}

/** What is marked. */
class Sought {
  readonly terms: readonly string[];
  readonly prefixes: readonly string[];
  /** Which unit a term belongs to, so that a passage with several words is better than one with a word several times. */
  readonly #unitOf = new Map<string, number>();

  constructor(units: readonly Unit[]) {
    this.terms = [...new Set(units.flatMap((unit) => unit.terms))];
    this.prefixes = [...new Set(units.flatMap((unit) => unit.prefixes))];
    for (const [index, unit] of units.entries()) for (const term of unit.terms) this.#unitOf.set(term, index);
  }

  unitOf(term: string): number {
    return this.#unitOf.get(term) ?? -1 - this.prefixes.findIndex((prefix) => term.startsWith(prefix));
  }

  has(term: string): boolean {
    return this.#unitOf.has(term) || this.prefixes.some((prefix) => term.startsWith(prefix));
  }

  marks({ text, lang }: Shown): Mark[] {
    const marks: Mark[] = [];
    const places = placesOf(tokens(text), lang);
    for (const [index, place] of places.entries()) {
      if (!place.terms.some((term) => this.has(term))) continue;
      // Two letters beside each other stand at the place of the first.
      const next = places[index + 1];
      const pair =
        place.terms.length === 1 &&
        place.end === next?.start &&
        place.terms[0] !== text.slice(place.start, place.end);
      const end = pair && next !== undefined ? next.end : place.end;
      const last = marks.at(-1);
      if (last !== undefined && place.start <= last[1]) last[1] = Math.max(last[1], end);
      else marks.push([place.start, end]);
    }
    return marks;
  }
}

async function readRows(tx: Tx, numbers: readonly number[], sought: Sought): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.entry_no, e.record_id, e.title, e.title_lang, b.starts, b.langs, b.fields, (
      select jsonb_agg(jsonb_build_object('lexeme', t.lexeme, 'places', t.positions)) from unnest(e.terms) t
      where t.positions is not null and (t.lexeme = any (${sought.terms}::text[])
        or exists (select from unnest(${sought.prefixes}::text[]) p where starts_with(t.lexeme, p)))) as found
    from text_search.entry e join text_search.body b using (entry_no) where e.entry_no = any (${numbers}::int[])`.execute(
    tx,
  );
  return rows;
}

/** The passage with most different words of the query; of the same many, one in the reader's language, then the first. */
function bestPassage({ starts, langs, fields, found, title }: Row, sought: Sought, lang: Lang): number {
  const inPassage = starts.map(() => new Map<number, number>());
  for (const { lexeme, places } of found ?? [])
    for (const place of places) {
      const passage = passageAt(starts, place - 1);
      const units = inPassage[passage];
      const unit = sought.unitOf(lexeme);
      units?.set(unit, (units.get(unit) ?? 0) + 1);
    }
  const opening = fields.find((field) => field !== "title");
  let best = 0;
  let bestScore = -1;
  for (const [index, units] of inPassage.entries()) {
    let often = 0;
    for (const count of units.values()) often += Math.min(count, 3);
    // Where nothing is sought, a court's name in the reader's language says less than the facts in another.
    const tells = units.size > 0 || fields[index] === opening;
    const own = tells && baseLang(langs[index] ?? "und") === lang ? 0.5 : 0;
    // The title is shown anyway.
    const isTitle = fields[index] === "title" && title.length > 0 ? -3 : 0;
    const score = units.size + often / 20 + own * (units.size > 0 ? 2 : 1) + isTitle;
    if (score <= bestScore) continue;
    best = index;
    bestScore = score;
  }
  return best;
}

/** The last passage that begins at or before a place. */
function passageAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

async function readPassages(tx: Tx, chosen: ReadonlyMap<number, number>): Promise<Map<number, string>> {
  const { rows } = await sql<{ entry_no: number; text: string | null }>`
    select b.entry_no, b.passages[w.passage] as text
    from unnest(${[...chosen.keys()]}::int[], ${[...chosen.values()].map((index) => index + 1)}::int[]) as w(entry_no, passage)
    join text_search.body b on b.entry_no = w.entry_no`.execute(tx);
  return new Map(rows.map((row) => [row.entry_no, row.text ?? ""]));
}
