import type { PdfMark } from "../order.ts";
import type { Box, Pdfium } from "./pdfium.ts";

const folds: Readonly<Record<string, string>> = {
  "\u2019": "'",
  "\u2018": "'",
  "\u2010": "-",
  "\u2011": "-",
  "\u00ad": "",
};

function fold(letter: string): string {
  return (folds[letter] ?? letter).normalize("NFKC").toLowerCase();
}

export type Phrase = { readonly phrase: string; readonly whole?: boolean };

/** Where a phrase stands, without regard to capitals, spaces, line ends and the hyphens at them. */
export function placesOf(
  letters: readonly string[],
  { phrase, whole = false }: Phrase,
): [from: number, to: number][] {
  let text = "";
  const at: number[] = [];
  for (const [index, letter] of letters.entries()) {
    for (const part of fold(letter)) {
      if (/[\s\p{Cc}\p{Cf}\p{P}]/u.test(part)) continue;
      text += part;
      for (let n = 0; n < part.length; n += 1) at.push(index);
    }
  }
  const wanted = [...phrase]
    .map(fold)
    .join("")
    .replace(/[\s\p{Cc}\p{Cf}\p{P}]/gu, "");
  if (wanted === "") return [];
  const found: [number, number][] = [];
  const inWord = (place: number) => /[\p{L}\p{M}\p{N}]/u.test(letters[place] ?? "");
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const [first, last] = [at[from] ?? 0, at[from + wanted.length - 1] ?? 0];
    if (whole && (inWord(first - 1) || inWord(last + 1))) continue;
    found.push([first, last]);
  }
  return found;
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

export function phrasesOn(marks: readonly PdfMark[], page: number): Phrase[] {
  return marks.flatMap((mark) =>
    "phrase" in mark && (mark.page === undefined || mark.page === page) ? [mark] : [],
  );
}

/** The boxes that the marks cover on a page; a phrase covers its letters, line by line. */
export function boxesOn(
  pdfium: Pdfium,
  text: number,
  { marks, page }: { marks: readonly PdfMark[]; page: number },
): Box[] {
  const boxes: Box[] = marks.flatMap((mark) =>
    "rect" in mark && mark.page === page ? [{ ...mark.rect }] : [],
  );
  const phrases = phrasesOn(marks, page);
  if (phrases.length === 0) return boxes;
  const characters = pdfium.characters(text);
  const letters = characters.map(({ letter }) => letter);
  for (const phrase of phrases)
    for (const [from, to] of placesOf(letters, phrase)) {
      let line: Box | null = null;
      for (const { box } of characters.slice(from, to + 1)) {
        if (box === null) continue;
        if (line !== null && box.left >= line.left - 1 && box.bottom < line.top && line.bottom < box.top) {
          line.right = Math.max(line.right, box.right);
          line.bottom = Math.min(line.bottom, box.bottom);
          line.top = Math.max(line.top, box.top);
        } else {
          line = { ...box };
          boxes.push(line);
        }
      }
    }
  return boxes;
}
