import type { Layout } from "./layout.ts";
import { ReadingProblem } from "./reading-problem.ts";

/** Cells of the first records of a comma-separated text (RFC 4180); at most `limit` records. */
export function firstRecords(text: string, limit: number): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length && records.length < limit; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === ",") {
      cells.push(cell);
      cell = "";
    } else if (char === "\n") {
      records.push([...cells, cell.endsWith("\r") ? cell.slice(0, -1) : cell]);
      cells = [];
      cell = "";
    } else cell += char;
  }
  if (records.length < limit && (cell !== "" || cells.length > 0)) records.push([...cells, cell]);
  return records;
}

export type Heading = {
  readonly layout: Layout;
  /** Row of the heading in the file, the first row being 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly ignored: readonly string[];
};

/** The most rows that may stand above a heading: titles, dates, an empty line. */
const searched = 10;

/**
 * Finds the heading of one of the layouts among the first rows. A file with no heading that we know is refused with
 * what the nearest layout misses.
 */
export function findHeading(start: string, layouts: readonly Layout[]): Heading {
  const records = firstRecords(start.replace(/^\uFEFF/, ""), searched);
  let nearest = { missing: [] as string[], found: [] as string[], row: 1, share: -1 };
  for (const [index, record] of records.entries()) {
    const cells = record.map((cell) => cell.trim());
    for (const layout of layouts) {
      const missing = layout.header.filter((name) => !cells.includes(name));
      if (layout.exact && cells.length > layout.header.length) continue;
      const share = 1 - missing.length / layout.header.length;
      if (missing.length === 0) {
        const twice = layout.header.filter((name) => cells.indexOf(name) !== cells.lastIndexOf(name));
        if (twice.length > 0)
          throw new ReadingProblem("duplicate-columns", { row: index + 1, columns: twice.join(", ") });
        const ignored = cells.filter((cell) => cell !== "" && !layout.header.includes(cell));
        return { layout, row: index + 1, cells, ignored };
      }
      if (share > nearest.share) nearest = { missing, found: cells, row: index + 1, share };
    }
  }
  throw new ReadingProblem("wrong-header", {
    row: nearest.row,
    missing: shorten(nearest.missing),
    found: shorten(nearest.found.filter((cell) => cell !== "")),
  });
}

function shorten(names: readonly string[]): string {
  const text = names
    .slice(0, 15)
    .map((name) => name.slice(0, 40))
    .join(", ");
  return text === "" ? "–" : text;
}
