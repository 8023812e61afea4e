import type { Lang } from "../../i18n/lang.ts";

/** What stands in the box, piece by piece. */
export type Piece =
  | { readonly kind: "word"; readonly text: string; readonly at: number }
  | { readonly kind: "phrase"; readonly text: string; readonly closed: boolean; readonly at: number }
  | { readonly kind: "field"; readonly name: string; readonly at: number; readonly valueAt: number }
  | { readonly kind: "open" | "close" | "and" | "or" | "not"; readonly at: number };

/** Signs of other keyboards, each for one of ours at the same place. */
const signs: Readonly<Record<string, string>> = {
  "（": "(",
  "）": ")",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "「": '"',
  "」": '"',
  "＂": '"',
  "：": ":",
  "－": "-",
  "−": "-",
  "＊": "*",
  "｜": "|",
  "\u3000": " ",
};
const foreign = new RegExp(`[${Object.keys(signs).join("")}]`, "gu");

type Operator = "and" | "or" | "not";
const english: Readonly<Record<string, Operator>> = { AND: "and", OR: "or", NOT: "not" };
/** Operators in capital letters; in scripts without capitals the English ones and the signs serve. */
const operators: Readonly<Record<Lang, Readonly<Record<string, Operator>>>> = {
  en: english,
  ar: english,
  zh: english,
  fr: { ...english, ET: "and", OU: "or", SAUF: "not" },
  es: { ...english, Y: "and", O: "or", NO: "not" },
  ru: { ...english, И: "and", ИЛИ: "or", НЕ: "not" },
};

const fieldName = /^([\p{L}][\p{L}\p{N}_-]{0,59}):/u;
const space = /\s/u;

/** Whether a word alone would be read as something else. */
export function isSign(word: string, lang: Lang, isField: (name: string) => boolean): boolean {
  const name = fieldName.exec(word)?.[1];
  return (
    operators[lang][word] !== undefined ||
    english[word] !== undefined ||
    (name !== undefined && isField(name.toLowerCase()))
  );
}

/** Reads pieces; never fails. `isField` knows the names that mean something before a colon. */
export function readPieces(given: string, lang: Lang, isField: (name: string) => boolean): Piece[] {
  const text = given.replace(foreign, (sign) => signs[sign] ?? sign);
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (space.test(sign)) at += 1;
    else if (sign === "(" || sign === ")") pieces.push({ kind: sign === "(" ? "open" : "close", at: at++ });
    else if (sign === "|") {
      pieces.push({ kind: "or", at });
      at += text[at + 1] === "|" ? 2 : 1;
    } else if (sign === "-" && startsSomething(text[at + 1])) pieces.push({ kind: "not", at: at++ });
    else if (sign === "+" && startsSomething(text[at + 1])) at += 1;
    else if (sign === '"') at = readPhrase(text, at, pieces);
    else at = readWord(text, at, { pieces, lang, isField });
  }
  return pieces;
}

function startsSomething(sign: string | undefined): boolean {
  return sign !== undefined && !space.test(sign) && !"-+|)".includes(sign);
}

function readPhrase(text: string, at: number, pieces: Piece[]): number {
  const end = text.indexOf('"', at + 1);
  const closed = end >= 0;
  pieces.push({ kind: "phrase", text: text.slice(at + 1, closed ? end : undefined), closed, at });
  return closed ? end + 1 : text.length;
}

function readWord(
  text: string,
  at: number,
  { pieces, lang, isField }: { pieces: Piece[]; lang: Lang; isField: (name: string) => boolean },
): number {
  const rest = text.slice(at);
  const name = fieldName.exec(rest)?.[1];
  if (name !== undefined && isField(name.toLowerCase())) {
    const valueAt = at + name.length + 1;
    pieces.push({ kind: "field", name: name.toLowerCase(), at, valueAt });
    return valueAt;
  }
  const word = /^[^\s()"|]+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
  const operator = operators[lang][word];
  if (operator !== undefined) pieces.push({ kind: operator, at });
  else pieces.push({ kind: "word", text: word, at });
  return at + word.length;
}
