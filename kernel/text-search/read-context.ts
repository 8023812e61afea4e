import type { Tx } from "../database/tx.ts";
import type { Lang } from "../i18n/lang.ts";
import { namesAlike } from "./alike-names.ts";
import { baseLang, scriptOf, stemmerFor } from "./analyse/languages.ts";
import { learnStems, stemsOf } from "./analyse/stems.ts";
import { tokens } from "./analyse/tokenise.ts";
import type { Ground } from "./memory.ts";
import type { CompileContext } from "./query/compile.ts";
import type { Tree } from "./query/tree.ts";
import { stemmersOf } from "./query/unit.ts";

export type ContextAsk = {
  readonly collection: string;
  readonly lang: Lang;
  readonly tree: Tree | null;
  readonly ground: Ground;
};

/** What a query is read with: the collection's languages and the reader's, names in other scripts, stems of all words. */
export async function readContext(
  tx: Tx,
  { collection, lang, tree, ground }: ContextAsk,
): Promise<CompileContext> {
  const words = tree === null ? [] : wordsOf(tree);
  const langs = [...new Set([...ground.langs.map(baseLang), lang])];
  const alike = await namesAlike(tx, collection, words);
  const forms = [...words, ...[...alike.values()].flat()];
  await learnStems(
    tx,
    forms.flatMap((word) => [...stemmersOf(word, langs)].map((stemmer) => ({ stemmer, word }))),
  );
  return {
    langs,
    queryLang: languageOf(words, langs, lang),
    alike,
    weights: ground.weights,
    values: ground.memory.values,
  };
}

function wordsOf(tree: Tree): string[] {
  if (tree.kind === "text") return tokens(tree.text).flatMap(({ text, run }) => (run ? [] : [text]));
  if (tree.kind === "not") return wordsOf(tree.of);
  return tree.kind === "and" || tree.kind === "or" ? tree.of.flatMap(wordsOf) : [];
}

/** The language with most of the query's small words: the reader's unless another has more. */
export function languageOf(words: readonly string[], langs: readonly string[], reader: string): string {
  const small = (lang: string) =>
    words.filter((word) => stemsOf({ stemmer: stemmerFor(lang, scriptOf(word)), word }).length === 0).length;
  let best = reader;
  let most = small(reader);
  for (const lang of langs) {
    const count = small(lang);
    if (count <= most) continue;
    best = lang;
    most = count;
  }
  return best;
}
