import { pairOf } from "../analyse/analyse-text.ts";
import { folded } from "../analyse/fold.ts";
import { scriptOf, simple, stemmerFor } from "../analyse/languages.ts";
import { stemsOf } from "../analyse/stems.ts";
import { type Token, tokens } from "../analyse/tokenise.ts";
import { inField, quoted } from "../analyse/vector.ts";
import type { TextLeaf } from "./tree.ts";

/** The least that is looked for at once: a word with its forms in every language, or words beside each other. */
export type Unit = {
  /** As the text of a tsquery. */
  readonly query: string;
  /** How many terms stand in it. */
  readonly size: number;
  /** What to mark in a text. */
  readonly terms: readonly string[];
  readonly prefixes: readonly string[];
  /** The same in the title alone; empty when it cannot be. */
  readonly inTitle: string;
  /** As it was typed. */
  readonly word: string;
  readonly phrase: boolean;
};

export type UnitContext = {
  /** Languages of the collection's texts. */
  readonly langs: readonly string[];
  /** The language of the query, whose small words say nothing. */
  readonly queryLang: string;
  /** Names in other scripts that stand for a word, by the word folded. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
  /** Weights under which a field's texts are kept. */
  readonly weights: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Chinese words of one letter that say nothing. */
const smallHan = /^[的了和是在与與及或等之于於]$/u;

/** The stemmers that read a word, one for each language of the collection. */
export function stemmersOf(word: string, langs: readonly string[]): Set<string> {
  return new Set(langs.map((lang) => stemmerFor(lang, scriptOf(word))));
}

/** The units of what was typed between two spaces or two quotation marks. */
export function unitsOf(leaf: TextLeaf, context: UnitContext): Unit[] {
  const found = tokens(leaf.text);
  const [only] = found;
  if (!leaf.phrase && found.length === 1 && only?.run) return segmentsOf(only, leaf, context);
  // A word that has signs within (`co-operation`, `U.S.`) is looked for as words beside each other.
  return phraseUnit(found, leaf, context);
}

/** What a reader of the script would take for words; each may stand anywhere. */
function segmentsOf(run: Token, leaf: TextLeaf, context: UnitContext): Unit[] {
  const segments = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(run.text)];
  const telling = segments.filter(({ segment }) => !smallHan.test(segment));
  return (telling.length === 0 ? segments : telling).flatMap(({ segment }) =>
    phraseUnit([{ start: 0, end: segment.length, text: segment, run: true }], leaf, context),
  );
}

type Step = { readonly at: number; readonly terms: readonly string[]; readonly prefixes: readonly string[] };

function phraseUnit(found: readonly Token[], leaf: TextLeaf, context: UnitContext): Unit[] {
  const steps: Step[] = [];
  let at = 0;
  for (const [index, token] of found.entries()) {
    const last = index === found.length - 1;
    if (token.run) {
      steps.push(...runSteps(token.text, at));
      at += [...token.text].length;
      continue;
    }
    const terms = termsOf(token.text, context);
    const prefixes = last && leaf.prefix ? [folded(token.text)] : [];
    if (terms.length + prefixes.length > 0) steps.push({ at, terms, prefixes });
    at += 1;
  }
  if (steps.length === 0) return [];
  const query = stepsQuery(steps, leaf.field, context);
  return [
    {
      query,
      inTitle: leaf.field === null ? stepsQuery(steps, "title", context) : "",
      size: steps.reduce((sum, step) => sum + step.terms.length + step.prefixes.length, 0),
      terms: steps.flatMap((step) => step.terms),
      prefixes: steps.flatMap((step) => step.prefixes),
      word: leaf.text,
      phrase: steps.length > 1,
    },
  ];
}

function stepsQuery(steps: readonly Step[], field: string | null, context: UnitContext): string {
  let query = "";
  let before = 0;
  for (const step of steps) {
    const one = stepQuery(step, field, context);
    query = query === "" ? one : `${query} <${step.at - before}> ${one}`;
    before = step.at;
  }
  return steps.length > 1 ? `(${query})` : query;
}

function runSteps(run: string, from: number): Step[] {
  const letters = [...run];
  if (letters.length === 1) return [{ at: from, terms: [], prefixes: [pairOf(run, "")] }];
  return letters.slice(0, -1).map((letter, index) => ({
    at: from + index,
    terms: [pairOf(letter, letters[index + 1] ?? "")],
    prefixes: [],
  }));
}

/** Every form under which texts of the collection may hold a word; none when it says nothing in the query's language. */
export function termsOf(word: string, { langs, queryLang, alike }: UnitContext): string[] {
  const own = { stemmer: stemmerFor(queryLang, scriptOf(word)), word };
  if (stemsOf(own).length === 0) return [];
  const terms = new Set<string>();
  for (const form of [word, ...(alike.get(folded(word)) ?? [])])
    for (const stemmer of stemmersOf(form, langs))
      for (const stem of stemsOf({ stemmer, word: form })) terms.add(stem);
  // A small word of every language that the collection has: at least as it stands.
  if (terms.size === 0) for (const stem of stemsOf({ stemmer: simple, word })) terms.add(stem);
  return [...terms];
}

function stepQuery({ terms, prefixes }: Step, field: string | null, { weights }: UnitContext): string {
  const kept = field === null ? undefined : weights.get(field);
  const written = (term: string, prefix: boolean): string[] => {
    const star = prefix ? "*" : "";
    if (field === null) return [`${quoted(term)}${star === "" ? "" : ":*"}`];
    const forms: string[] = [];
    if (kept === undefined || [...kept].some((weight) => weight !== "D"))
      forms.push(`${quoted(inField(field, term))}${star === "" ? "" : ":*"}`);
    if (kept?.has("D")) forms.push(`${quoted(term)}:${star}D`);
    return forms;
  };
  const all = [
    ...terms.flatMap((term) => written(term, false)),
    ...prefixes.flatMap((prefix) => written(prefix, true)),
  ];
  return all.length === 1 ? (all[0] ?? "") : `(${all.join(" | ")})`;
}
