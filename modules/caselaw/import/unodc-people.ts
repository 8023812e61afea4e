import type { JudgmentInput } from "../words/index.ts";
import { saysNothing } from "./mapping/coded.ts";
import type { ReadElement } from "./mapping/elements-of.ts";
import { countOf } from "./row-read.ts";

type Line = NonNullable<JudgmentInput["victims"]>[number];

/** "Yes", "No" with whatever capitals and footnote stars; nothing where the source does not say. */
export function yesNo(cell: string): boolean | null {
  const said = cell
    .replace(/\*+\s*$/, "")
    .trim()
    .toLowerCase();
  return said === "yes" ? true : said === "no" ? false : null;
}

export type VictimCells = {
  readonly number: string;
  readonly minors: string;
  readonly females: string;
  readonly males: string;
  readonly offences: string;
};

function ageOf({ minors, offences }: VictimCells, count: number | null): Line["ageGroup"] {
  const included = yesNo(minors);
  if (included === false) return "adult";
  const onlyChildren = /children/i.test(offences) && !/adults/i.test(offences);
  // "Minors included" tells of some; of all of them only where there is one, or where no other offence is named.
  return included === true && (count === 1 || onlyChildren) ? "child" : "unknown";
}

/**
 * Victims by the source's four columns. A number such as "10+" or "Several" is no number: the group is then without
 * one, and the cell is named in the report.
 */
export function victimsOf(cells: VictimCells): { lines: Line[]; read: ReadElement } {
  const plain = cells.number.replace(/\*+\s*$/, "");
  const count = countOf(plain);
  const usable = count === null || count === 0 ? null : count;
  const females = yesNo(cells.females);
  const males = yesNo(cells.males);
  const ageGroup = ageOf(cells, usable);
  const line = (sex: string, number: number | null): Line => ({
    count: number,
    group: number !== 1,
    sex,
    ageGroup,
  });
  const read: ReadElement = {
    codes: usable === null ? [] : [plain],
    by: usable === null ? null : "source",
    unmapped: usable !== null || saysNothing(plain) ? [] : [cells.number.replace(/\s+/g, " ").trim()],
  };
  if (females === true && males === true) {
    const each = usable === 2 ? 1 : null;
    const lines = [line("female", each), line("male", each)];
    // How many of each sex is not told: the whole stands in a line of its own only where nothing is counted twice.
    return {
      lines,
      read: each === null && usable !== null ? { ...read, unmapped: [cells.number.trim()] } : read,
    };
  }
  if (females === true) return { lines: [line("female", usable)], read };
  if (males === true) return { lines: [line("male", usable)], read };
  const told = usable !== null || !saysNothing(plain);
  return { lines: told ? [line("unknown", usable)] : [], read };
}
