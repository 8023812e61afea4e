import { SaxesParser } from "saxes";
import { ReadingRefusal } from "../../import/reading/refusal.ts";
import { listZip, unpack } from "../../import/reading/zip.ts";
import type { ExtractOrder } from "../order.ts";
import { ExtractRefusal } from "./refusal.ts";

/** Parts of a Word document that hold words: the text itself, heads, feet, notes and comments. Nothing else is unpacked. */
const wordParts = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;
const partOrder = ["document", "footnotes", "endnotes", "comments"];

/**
 * The words of a Word document (ECMA-376). The archive's directory is read first, so that a bomb is refused before
 * anything is unpacked; archives inside the archive stay shut. Text that was deleted under "track changes" is part of
 * what a paper tells, so it is read too, in brackets.
 */
export async function textOfDocx(order: ExtractOrder): Promise<string> {
  try {
    const entries = listZip({ ...tableOrder, ...order });
    const parts = entries
      .filter(({ name }) => wordParts.test(name))
      .sort((a, b) => rank(a.name) - rank(b.name));
    if (!parts.some(({ name }) => name === "word/document.xml")) throw new ExtractRefusal("not-readable");
    let text = "";
    for (const part of parts) {
      const pieces: Buffer[] = [];
      for await (const piece of unpack(part)) pieces.push(piece);
      text += `${wordsIn(Buffer.concat(pieces).toString("utf8"))}\n`;
      if (text.length > order.maxText) throw new ExtractRefusal("too-much-text");
    }
    return text;
  } catch (error) {
    if (!(error instanceof ReadingRefusal)) throw error;
    throw new ExtractRefusal(error.code === "too-big-inside" ? "too-much-inside" : "broken");
  }
}

/** What the shared reader of archives asks for besides the limits; tables only. */
const tableOrder = {
  headerRow: 1,
  required: [],
  sheet: null,
  delimiter: null,
  maxRow: 0,
  maxRows: 0,
  maxColumns: 0,
  batchRows: 0,
} as const;

function rank(name: string): number {
  const at = partOrder.findIndex((part) => name === `word/${part}.xml`);
  return at < 0 ? partOrder.length : at;
}

/** Words between `w:t`, a line for each paragraph, a tab for each cell; a DOCTYPE is refused. */
export function wordsIn(xml: string): string {
  const parser = new SaxesParser();
  let text = "";
  let inWords = 0;
  parser.on("doctype", () => {
    throw new ExtractRefusal("broken");
  });
  parser.on("opentag", ({ name }) => {
    if (name === "w:t" || name === "w:delText") inWords += 1;
    if (name === "w:delText") text += "[";
    if (name === "w:tab") text += "\t";
    if (name === "w:br" || name === "w:cr") text += "\n";
  });
  parser.on("text", (words) => {
    if (inWords > 0) text += words;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "w:t" || name === "w:delText") inWords -= 1;
    if (name === "w:delText") text += "]";
    if (name === "w:p") text += "\n";
    if (name === "w:tc") text += "\t";
  });
  parser.on("error", () => {
    throw new ExtractRefusal("broken");
  });
  parser.write(xml).close();
  return text;
}
