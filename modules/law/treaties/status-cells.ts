import type { WayToBeBound } from "@palermo/vocabulary/treaties";

export type CellWrong = { readonly wrong: "bad-date" | "impossible-date" | "bad-letter" };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function dayOf(year: string, month: number, day: string): string | CellWrong {
  const text = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const made = new Date(`${text}T00:00:00Z`);
  // JavaScript carries 31 February over to March: what comes out must be what went in.
  if (Number.isNaN(made.getTime()) || made.toISOString().slice(0, 10) !== text)
    return { wrong: "impossible-date" };
  return text;
}

/** A day as the Treaty Collection (`14 Dec 2000`), ISO 8601 or `14.12.2000` write it; null for an empty cell. */
export function readDay(cell: string): string | null | CellWrong {
  const text = cell.trim();
  if (text === "") return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00.*)?$/.exec(text);
  if (iso) return dayOf(iso[1] ?? "", Number(iso[2]), iso[3] ?? "");
  const named = /^(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})$/.exec(text);
  if (named) {
    const month = months.indexOf((named[2] ?? "").toLowerCase());
    return month < 0 ? { wrong: "bad-date" } : dayOf(named[3] ?? "", month + 1, named[1] ?? "");
  }
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  return dotted ? dayOf(dotted[3] ?? "", Number(dotted[2]), dotted[1] ?? "") : { wrong: "bad-date" };
}

/** Letters behind the day: A acceptance, AA approval, a accession, d succession, none ratification. Case tells. */
const letters: Readonly<Record<string, WayToBeBound>> = {
  "": "ratification",
  A: "acceptance",
  AA: "approval",
  a: "accession",
  d: "succession",
};

/** The day of deposit with its letter; null for an empty cell. */
export function readBound(cell: string): { day: string; how: WayToBeBound } | null | CellWrong {
  const text = cell.trim();
  if (text === "") return null;
  const found = /^(.*?\d{4}|\d{4}-\d{1,2}-\d{1,2})\s*([A-Za-z]{0,2})$/.exec(text);
  const day = readDay(found?.[1] ?? text);
  if (day === null) return null;
  if (typeof day !== "string") return day;
  const how = letters[found?.[2] ?? ""];
  return how === undefined ? { wrong: "bad-letter" } : { day, how };
}

export function isWrong(value: unknown): value is CellWrong {
  return typeof value === "object" && value !== null && "wrong" in value;
}
