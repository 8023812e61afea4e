import { searchTokenGroups } from "@palermo/linkage";
import { folded, lowered } from "./fold.ts";
import { scriptOf } from "./languages.ts";
import type { Token } from "./tokenise.ts";

/** Words as they are written, by their form in small letters; true for one that stands like a name somewhere. */
export type WordList = Map<string, boolean>;

const cased = /^\p{Lu}/u;

/** Collects the words of a text that spelling may be compared with. */
export function collectWords(list: WordList, text: string, found: readonly Token[], isTitle: boolean): void {
  let lastEnd = 0;
  let begins = true;
  const seen = new Map<string, string>();
  for (const token of found) {
    const between = text.slice(lastEnd, token.start);
    if (lastEnd > 0) begins = /[.!?:;。！？\n]/u.test(between);
    lastEnd = token.end;
    if (token.run) continue;
    const word = seen.get(token.text) ?? wordOf(token.text);
    seen.set(token.text, word);
    if (word === "" || list.get(word) === true) continue;
    const script = scriptOf(word);
    const hasCase = script === "latin" || script === "cyrillic" || script === "greek";
    const name = hasCase ? cased.test(token.text) && (isTitle || !begins) : true;
    list.set(word, list.get(word) === true || name);
  }
}

/** In small letters; empty for what is no word: a number, or too short or long for one. */
function wordOf(text: string): string {
  if (text.length < 3 || text.length > 40 || /\p{N}/u.test(text)) return "";
  return lowered(text);
}

/** Every three neighbouring letters, with the word's edges. */
export function gramsOf(word: string): string[] {
  const letters = [...`  ${folded(word)} `];
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at++) grams.add(letters.slice(at, at + 3).join(""));
  return [...grams];
}

/** Keys that a name has in whatever script it is written. */
export function soundsOf(word: string): string[] {
  const keys = searchTokenGroups(word).flat();
  return keys.filter((key) => !key.startsWith("p:") || key.length >= 5);
}
