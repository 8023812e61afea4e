/** A word of a text, or a run of letters in a script without spaces, with its place. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly run: boolean;
};

/** Letters, their marks, digits and what stands unseen between them. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u0640]*/gu;
/** Scripts written without spaces, and Korean, whose particles hang on words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々ー]+\p{M}*/gu;
const anyUnspaced = new RegExp(unspaced.source, "u");

/** The words of a text in their order. An apostrophe or a hyphen parts words. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(word)) {
    const [piece] = match;
    if (anyUnspaced.test(piece)) addParts(found, piece, match.index);
    else found.push({ start: match.index, end: match.index + piece.length, text: piece, run: false });
  }
  return found;
}

function addParts(found: Token[], piece: string, offset: number): void {
  let last = 0;
  const add = (start: number, end: number, run: boolean) => {
    if (end > start)
      found.push({ start: offset + start, end: offset + end, text: piece.slice(start, end), run });
  };
  for (const match of piece.matchAll(unspaced)) {
    add(last, match.index, false);
    last = match.index + match[0].length;
    add(match.index, last, true);
  }
  add(last, piece.length, false);
}
