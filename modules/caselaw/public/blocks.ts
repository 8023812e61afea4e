import { type Html, html } from "#kernel/public-face";
import type { Read } from "./view.ts";

/** A paragraph longer than this is cut after a sentence, so that pages can be filled evenly. */
const longest = 3000;

/** A text as paragraphs. */
export function paragraphsOf({ text, lang }: Read): Html[] {
  return text
    .split(/\n\s*\n/)
    .flatMap(cut)
    .filter((one) => one.trim() !== "")
    .map((one) => html`<p lang="${lang}" dir="auto">${one.trim()}</p>\n`);
}

function cut(paragraph: string): string[] {
  const made: string[] = [];
  let rest = paragraph;
  while (rest.length > longest) {
    const ends = [...rest.slice(0, longest).matchAll(/[.!?。！？؟]["”»)]*\s?/gu)];
    const last = ends.at(-1);
    const space = rest.lastIndexOf(" ", longest);
    const at = last ? last.index + last[0].length : space > 0 ? space + 1 : longest;
    made.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...made, rest];
}

/** Blocks in parts of at most so many bytes, each with at least one. */
export function inParts(blocks: readonly Html[], bytes: number): Html[][] {
  const parts: Html[][] = [];
  let left = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(block.toString());
    const open = parts.at(-1);
    if (open && size <= left) open.push(block);
    else parts.push([block]);
    left = (open && size <= left ? left : bytes) - size;
  }
  return parts;
}
