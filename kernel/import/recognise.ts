import type { Lang } from "../i18n/lang.ts";
import type { Recognition } from "../words/import-report.ts";
import type { Importer, KnownHeading } from "./importer.ts";
import { labelOf, proposeMatches } from "./mapping.ts";
import { sentence } from "./sentence.ts";

/** The first rows of a file: the heading is among them. */
export type FirstRows = readonly { readonly row: number; readonly cells: readonly string[] }[];

/** A kind of file, one layout of it, and how well the rows fit. */
type Candidate = {
  readonly importer: string;
  readonly format: string;
  readonly row: number;
  readonly columns: readonly string[];
  readonly matched: number;
  readonly missing: readonly string[];
  /** A layout that was published so, before one whose columns have to be matched. */
  readonly known: boolean;
};

const nearestShown = 3;
const columnsShown = 12;
/** An importer that goes by fields must find this share of the columns, so that a chance word makes no match. */
const leastShare = 0.25;
/** Required columns that a layout must have in common with a file to be named as near. */
const leastNear = 0.2;

function namesIn(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim());
}

function filled(columns: readonly string[]): string[] {
  return columns.filter((name) => name !== "");
}

function knownCandidate(
  { importer, heading }: { importer: Importer; heading: KnownHeading },
  rows: FirstRows,
  lang: Lang,
): Candidate | null {
  let best: Candidate | null = null;
  for (const { row, cells } of rows) {
    const columns = namesIn(cells);
    const missing = heading.columns.filter((name) => !columns.includes(name));
    const surplus = heading.exact === true && columns.length > heading.columns.length;
    const found: Candidate = {
      importer: importer.name,
      format: typeof heading.about === "string" ? heading.about : heading.about[lang],
      row,
      columns,
      matched: heading.columns.length - missing.length - (surplus ? 1 : 0),
      missing,
      known: true,
    };
    const fitsBetter = best === null || found.missing.length < best.missing.length;
    if (fitsBetter && !(surplus && missing.length === 0)) best = found;
  }
  return best;
}

function fieldCandidate(importer: Importer, rows: FirstRows, lang: Lang): Candidate | null {
  const { fields = [], propose } = importer;
  const [first] = rows;
  if (fields.length === 0 || first === undefined) return null;
  const columns = namesIn(first.cells);
  const matched = propose?.(columns) ?? proposeMatches(fields, columns);
  const missing = fields.filter(({ name, required }) => required && !matched.includes(name));
  return {
    importer: importer.name,
    format: typeof importer.about === "string" ? importer.about : importer.about[lang],
    row: first.row,
    columns,
    matched: matched.filter((field) => field !== null).length,
    missing: missing.map((field) => labelOf(field, lang)),
    known: false,
  };
}

function asList<T>(one: T | null): T[] {
  return one === null ? [] : [one];
}

function share({ matched, columns }: Candidate): number {
  return matched / Math.max(1, filled(columns).length);
}

function fits(candidate: Candidate): boolean {
  if (candidate.missing.length > 0) return false;
  return candidate.known || (candidate.matched > 1 && share(candidate) >= leastShare);
}

/** The better one first: published layouts before tables of one's own, then by columns in common. */
function better(a: Candidate, b: Candidate): number {
  if (a.known !== b.known) return a.known ? -1 : 1;
  return b.matched - a.matched || share(b) - share(a);
}

function nearness({ matched, missing }: Candidate): number {
  return matched / Math.max(1, matched + missing.length);
}

function onePerImporter(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ importer }) => !seen.has(importer) && seen.add(importer));
}

/** The row with the most names: the likely heading of a file that nobody knows. */
function likelyHeading(rows: FirstRows): string[] {
  const most = rows.reduce<readonly string[]>((best, { cells }) => {
    const names = filled(namesIn(cells)).filter((name) => !/^[\d.,%-]+$/.test(name));
    return names.length > best.length ? names : best;
  }, []);
  return most.map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
}

function shown(names: readonly string[]): string {
  const texts = names.slice(0, columnsShown).map((name) => (name === "" ? "–" : name));
  return texts.join(", ") + (names.length > columnsShown ? ", …" : "");
}

/**
 * Says which importers read a file with these first rows, the best first, or names the columns that were found and
 * the layouts that come nearest.
 */
export function recognise(
  importers: readonly { readonly importer: Importer; readonly headings: readonly KnownHeading[] }[],
  rows: FirstRows,
  lang: Lang,
): Recognition {
  const candidates = importers.flatMap(({ importer, headings }) => [
    ...headings.flatMap((heading) => asList(knownCandidate({ importer, heading }, rows, lang))),
    ...asList(fieldCandidate(importer, rows, lang)),
  ]);
  const fitting = onePerImporter(candidates.filter(fits).sort(better));
  const [best] = fitting;
  const columns = best === undefined ? likelyHeading(rows) : filled(best.columns);
  const near = onePerImporter(
    candidates
      .filter((one) => !fits(one) && one.matched > 0 && one.missing.length > 0 && nearness(one) >= leastNear)
      .sort((a, b) => nearness(b) - nearness(a) || b.matched - a.matched),
  ).slice(0, nearestShown);
  const found = shown(columns);
  const none = sentence(lang, near.length > 0 ? "recognise.none" : "recognise.none-near", {
    found: found === "" ? "–" : found,
    nearest: near
      .map(({ format, missing }) =>
        sentence(lang, "recognise.near", { format: format.replace(/[.。]$/u, ""), missing: shown(missing) }),
      )
      .join(" "),
  });
  return {
    columns: columns.slice(0, 200),
    fits: fitting.map(({ importer, format, matched }) => ({ importer, recognisedAs: format, matched })),
    nearest: near.map(({ importer, format, missing }) => ({
      importer,
      recognisedAs: format,
      missing: [...missing].slice(0, 50),
    })),
    sentence: best === undefined ? none : null,
  };
}
