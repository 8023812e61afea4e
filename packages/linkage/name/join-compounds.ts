import { unifyArabic } from "../script/read-arabic.ts";
import { stripLatin } from "../script/read-latin.ts";
import type { Word } from "./split-words.ts";

const ARTICLE = /^(?:al|el|ul|ad|ed|ud|ar|er|ur|as|es|us|an|en|un|at|az|ez|ash|esh|ach|ech)$/;
const SERVANT = /^c?abd(?:[aeou]+l?|[aeou]+[rsndzt])?$/;
const FAITH = /^(?:[aeu]d?d)?(?:din|deen|dine|dien|dyn)$/;

/** Abdul Aziz, Abd al-Aziz, Abdelaziz: one token abd + name, without article. God's own name keeps its usual form. */
function unifyServant(word: string): string {
  if (/^c?abd[aeou]*l+a+(?:h?[aieuy]{0,2}|hu)$/.test(word)) return "abdullah";
  const match = /^c?abd(?:i|[aeou]{1,2}l|[aeou]{1,2}([rsnztd])(?=\1)|[eou]{1,2}(?=[rsnztd]))?(.{3,})$/.exec(
    word,
  );
  return match?.[2] ? `abd${match[2]}` : word;
}

/** Noureddine, Nur al-Din, Nuruddin: one token name + din. */
function unifyFaith(word: string): string {
  const match = /^(.{2,}?[^aeiou])(?:[aeou]{1,2}d?)d(?:in|een|ine|dien)$/.exec(word);
  return match?.[1] && match[1].length >= 3 ? `${match[1]}din` : word;
}

/** Unify the compounds inside one Latin word; repeated until nothing changes, so that a unified word stays as it is. */
export function unifyLatinCompound(word: string): string {
  let current = word;
  for (let round = 0; round < 6; round += 1) {
    const next = unifyFaith(unifyServant(current)).replace(/^abou(?=[^aeiou].{2})/, "abu");
    if (next === current) break;
    current = next;
  }
  return current;
}

/** Strip the Arabic article from a word that stays long enough, and unify عبد and دين compounds. */
export function unifyArabicCompound(word: string): string {
  const unified = unifyArabic(word)
    .replace(/^عبد\s?ال(?!له$)(?=..)/, "عبد")
    .replace(/(?<=..)الدين$/, "دين");
  return hasArticle(word) ? unified.slice(2) : unified;
}

/** The word starts with the Arabic article: a plain alef, lam and at least three letters more (hamza makes it a name). */
function hasArticle(word: string): boolean {
  return /^ال(?!ه$|له$).../u.test(word.normalize("NFKC").replace(/[\u064b-\u065f\u0640]/g, ""));
}

function joinArabic(words: readonly Word[], index: number): { text: string; used: number } | undefined {
  const text = unifyArabic(words[index]?.text ?? "");
  const next = words[index + 1];
  if (next?.script !== "arabic") return undefined;
  const following = unifyArabic(next.text);
  if (text === "عبد") return { text: unifyArabicCompound(`عبد${following}`), used: 2 };
  if (/^اب[ويا]$/.test(text)) return { text: `ابو${unifyArabicCompound(following)}`, used: 2 };
  if (following === "الدين") return { text: `${unifyArabicCompound(text)}دين`, used: 2 };
  return undefined;
}

function joinLatin(words: readonly Word[], index: number): { text: string; used: number } | undefined {
  const at = (offset: number) => {
    const word = words[index + offset];
    return word?.script === "latin" ? stripLatin(word.text) : "";
  };
  const text = at(0);
  const skip = ARTICLE.test(at(1)) && at(2) !== "" ? 1 : 0;
  const next = at(1 + skip);
  if (SERVANT.test(text) && next.length >= 3)
    return { text: unifyLatinCompound(`abd${next}`), used: 2 + skip };
  if (/^ab(?:ou?|u)$/.test(text) && next.length >= 3)
    return { text: `abu${unifyLatinCompound(next)}`, used: 2 + skip };
  if (FAITH.test(next) && text.length >= 3) return { text: `${unifyLatinCompound(text)}din`, used: 2 + skip };
  return undefined;
}

/** Take the article off; the whole word stays known, since a foreign name can start with the same two letters (Alvaro). */
function stripArticle(word: Word): Word {
  const text = unifyArabicCompound(word.text);
  return hasArticle(word.text) ? { ...word, text, whole: unifyArabic(word.text) } : { ...word, text };
}

/** Join the compounds of Arabic names (abd + name, abu + name, name + din) in Latin and Arabic script. */
export function joinCompounds(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    if (!word) break;
    const joined =
      word.script === "arabic"
        ? joinArabic(words, index)
        : word.script === "latin"
          ? joinLatin(words, index)
          : undefined;
    if (joined) out.push({ ...word, text: joined.text });
    else if (word.script === "arabic") out.push(stripArticle(word));
    else if (word.script === "latin") {
      const plain = stripLatin(word.text);
      const unified = unifyLatinCompound(plain);
      out.push(unified === plain ? word : { ...word, text: unified });
    } else out.push(word);
    index += joined?.used ?? 1;
  }
  return out;
}
