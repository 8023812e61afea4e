import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { placesOf, wantedStems } from "./analyse/analyse-text.ts";
import { folded } from "./analyse/fold.ts";
import { baseLang } from "./analyse/languages.ts";
import { type Passage, passagesOf } from "./analyse/passages.ts";
import { learnStems } from "./analyse/stems.ts";
import { type Token, tokens } from "./analyse/tokenise.ts";
import { addPlaces, dateTerm, facetTerm, VectorWriter } from "./analyse/vector.ts";
import { collectWords, gramsOf, soundsOf, type WordList } from "./analyse/word-list.ts";
import { openCollection, type SearchEntry, type SearchText } from "./entry.ts";

/** Between two texts of a record, so that no phrase reaches across. */
const gap = 10;
const byWeight = (a: SearchText, b: SearchText) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0);

/** Makes a published record findable, within the caller's transaction; what stood there of it is replaced. */
export async function putEntry(tx: Tx, entry: SearchEntry): Promise<void> {
  await putEntries(tx, [entry]);
}

/** The same for several records of one collection, which is faster than one by one. */
export async function putEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  if (entries.some(({ collection }) => collection !== first.collection))
    throw new Error("entries of several collections are put apart");
  const read = entries.map((entry) => ({ entry, texts: readTexts(entry) }));
  await learnStems(
    tx,
    read.flatMap(({ texts }) => texts.flatMap(({ found, text }) => [...wantedStems(found, text.lang)])),
  );
  const made = read.map(({ entry, texts }) => {
    const words: WordList = new Map();
    return { entry, row: { ...rowOf(entry, texts, words), spelled: [...words.keys()] }, words };
  });
  await putRows(tx, first.collection, made);
  const open = openCollection(first.collection);
  const forEverybody = made.filter(({ entry }) => entry.audience === "everybody");
  if (forEverybody.length > 0) await putRows(tx, open, forEverybody);
  for (const { entry } of made) if (entry.audience !== "everybody") await dropFrom(tx, open, entry.recordId);
}

type Made = { readonly row: object; readonly words: WordList };

async function putRows(tx: Tx, collection: string, made: readonly Made[]): Promise<void> {
  const words: WordList = new Map();
  for (const one of made)
    for (const [word, name] of one.words) words.set(word, name || words.get(word) === true);
  const fresh = await newWords(tx, collection, words);
  const rows = made.map(({ row }) => row);
  await sql`select text_search.put(${collection}, ${JSON.stringify(rows)}::jsonb, ${JSON.stringify(fresh)}::jsonb)`.execute(
    tx,
  );
}

async function dropFrom(tx: Tx, collection: string, recordId: string): Promise<void> {
  await sql`select text_search.drop(${collection}, ${recordId}::uuid)`.execute(tx);
}

/** Takes a record out of the search at once. */
export async function dropEntry(tx: Tx, collection: string, recordId: string): Promise<void> {
  await dropFrom(tx, collection, recordId);
  await dropFrom(tx, openCollection(collection), recordId);
}

type ReadText = { readonly text: SearchText; readonly found: Token[] };

/** PostgreSQL keeps no zero byte in a text. */
const storable = (text: string) => text.replaceAll("\0", " ").toWellFormed();

function readTexts(entry: SearchEntry): ReadText[] {
  return [...entry.texts].sort(byWeight).map((text) => {
    const clean = { ...text, text: storable(text.text) };
    return { text: clean, found: tokens(clean.text) };
  });
}

function rowOf(entry: SearchEntry, texts: readonly ReadText[], words: WordList) {
  const vector = new VectorWriter();
  const passages: Passage[] = [];
  let from = 0;
  let counted = 0;
  for (const { text, found } of texts) {
    const { field, weight, lang } = text;
    const places = placesOf(found, lang);
    addPlaces(vector, places, { field, weight, from });
    for (const one of passagesOf(text.text, places, { from, lang, field })) passages.push(one);
    collectWords(words, text.text, found, weight === "A");
    from += (places.at(-1)?.at ?? 0) + 1 + gap;
    counted += places.length;
  }
  const facets = Object.entries(entry.facets).flatMap(([facet, values]) =>
    [...new Set(values.map(storable))].map((value) => [facet, value] as const),
  );
  for (const [facet, value] of facets) vector.mark(facetTerm(facet, value));
  for (const date of datesOf(entry.sortDate)) vector.mark(dateTerm(date));
  return {
    recordId: entry.recordId,
    title: storable(entry.title),
    titleLang: entry.titleLang,
    titleKey: folded(entry.title).slice(0, 200),
    sortDate: entry.sortDate,
    facets,
    words: counted,
    langs: [...new Set(texts.map(({ text }) => baseLang(text.lang)))],
    fields: [...new Set(texts.map(({ text }) => `${text.field}:${text.weight}`))],
    terms: vector.text(),
    starts: passages.map((one) => one.start),
    passageLangs: passages.map((one) => one.lang),
    passageFields: passages.map((one) => one.field),
    passages: passages.map((one) => one.text),
  };
}

function datesOf(day: string | null): string[] {
  return day === null ? [] : [day.slice(0, 4), day.slice(0, 7), day];
}

/** Words that the collection has not had, or not as a name, with what they are compared by. */
async function newWords(tx: Tx, collection: string, words: WordList): Promise<unknown[]> {
  const all = [...words.keys()];
  const { rows } = await sql<{ word: string; named: boolean }>`
    select w.word, w.sounds <> '{}' as named from text_search.word w
    where w.collection = ${collection} and w.word = any (${all}::text[])`.execute(tx);
  const there = new Map(rows.map((row) => [row.word, row.named]));
  return [...words].flatMap(([word, name]) => {
    const before = there.get(word);
    if (before === true || (before === false && !name)) return [];
    return [[word, gramsOf(word), name ? soundsOf(word) : []]];
  });
}
