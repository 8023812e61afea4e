import { findHtcdsPickList } from "@palermo/vocabulary/htcds";
import { exchangeFields } from "./htcds/fields.ts";

/** A small seeded generator (mulberry32): the same people for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const given = [
  "Amara",
  "Thuy",
  "Ioana",
  "Samir",
  "Blessing",
  "Ngozi",
  "Mai",
  "Elena",
  "Tomas",
  "Ruth",
  "Dilnoza",
  "Joy",
  "Luz",
  "Karim",
  "Olena",
];
const family = [
  "Okoye",
  "Nguyen",
  "Popescu",
  "Haddad",
  "Eze",
  "O'Brien",
  "Tran",
  "Marin",
  "Silva",
  "Karimova",
  "Mensah",
  "Quispe",
  "Ferreira",
  "Kovač",
];
const cities = ["Lakeside", "Harbour Town", "Novi Grad", "San Telmo", "Old Mill"];
const countries = ["NG", "VN", "RO", "NA", "PE", "UA", "UZ", "GH", "XV"];
const languages = ["en", "fr", "es", "ru", "ar", "zh"];

type Cell = string;

/**
 * People of a list in every column of HTCDS 2.0, all invented: rows of cells under `exchangeFields`. Two rows in three
 * share a case with the row before; one in six is suspected and presumed victim at once.
 */
export function htcdsPeople(seed: number, count: number): { columns: string[]; rows: Cell[][] } {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const columns = exchangeFields.map((field) => field.name);
  const caseCells = new Map<string, Record<string, Cell>>();
  let caseNumber = 0;
  const rows = Array.from({ length: count }, (_, at) => {
    if (at === 0 || random() < 0.34) caseNumber += 1;
    const caseKey = `XV-2025-${String(caseNumber).padStart(4, "0")}`;
    const both = random() < 0.17;
    const suspect = both || random() < 0.2;
    const cells: Record<string, Cell> = {
      cas_Id: caseKey,
      prs_Id: `P${String(at + 1).padStart(5, "0")}`,
      pal_Sex: pick(["female", "male"]),
    };
    for (const { name, kind, home } of exchangeFields) {
      if (home === "key" || name.startsWith("pal_") || home === "case") continue;
      if (name.startsWith("per_") && !suspect) continue;
      if (name.startsWith("vic_") && suspect && !both) continue;
      if (random() < 0.25 && !/^prs_(First|Second)Name$/.test(name)) continue;
      cells[name] = cellOf(name, kind);
    }
    if (
      cells.prs_PrimaryLanguage === undefined ||
      cells.prs_PrimaryLanguage === cells.prs_SecondaryLanguage
    ) {
      delete cells.prs_SecondaryLanguage;
    }
    const known = caseCells.get(caseKey) ?? caseOf();
    caseCells.set(caseKey, known);
    return columns.map((name) => ({ ...cells, ...known })[name] ?? "");
  });
  return { columns, rows };

  function caseOf(): Record<string, Cell> {
    const cells: Record<string, Cell> = { pal_CaseKind: pick(["trafficking", "smuggling", "both"]) };
    for (const { name, kind, home } of exchangeFields) {
      if (home === "case" && !name.startsWith("pal_") && random() < 0.7) cells[name] = cellOf(name, kind);
    }
    cells.cas_Status = pick(["Active", "FollowUp", "Active", "Closed", "ClosedReferred"]);
    if (cells.cas_Status === "Active" || cells.cas_Status === "FollowUp")
      delete cells.cas_ReasonForCaseClosure;
    return cells;
  }

  function cellOf(name: string, kind: string): Cell {
    if (name === "prs_FirstName") return pick(given);
    if (name === "prs_MiddleName") return pick(given);
    if (name === "prs_SecondName") return pick(family);
    if (/Phone/.test(name)) return `+43 ${Math.floor(1_000_000 + random() * 8_999_999)}`;
    if (name === "prs_Email") return `person${Math.floor(random() * 99_999)}@example.test`;
    if (name === "prs_Birthdate") return pick(["1999-03-12", "2001-11", "1987", "2014-07-01"]);
    if (/City$/.test(name)) return pick(cities);
    if (name === "prs_NumberOfChildren") return String(Math.floor(random() * 6));
    switch (kind) {
      case "countries":
        return random() < 0.2 ? `${pick(countries)};FR` : pick(countries);
      case "language":
        return pick(languages);
      case "date":
        return pick(["2025-01-15", "2025-02", "2024"]);
      case "whole-number":
        return String(9 + Math.floor(random() * 30));
      case "number":
        return (random() * 90).toFixed(4);
      case "checkbox":
        return pick(["true", "false"]);
      case "choice":
      case "choices": {
        const codes = (findHtcdsPickList(name)?.codes ?? []).map((entry) => entry.code);
        return kind === "choices" && random() < 0.5
          ? [...new Set([pick(codes), pick(codes)])].join(";")
          : pick(codes);
      }
      case "long-text":
        return pick([
          "Told at the second interview.",
          'Line one,\nline two; with "quotes".',
          "=not a formula",
          "لم يرغب في الحديث",
        ]);
      default:
        return pick(["Field office", "A. Case Worker", "Unit 3", "-", "+1 text"]);
    }
  }
}
