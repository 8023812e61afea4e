import { codeList, findCode, findCountry, type ListName, langs } from "@palermo/vocabulary";
import { foldName, withoutApostrophe } from "#kernel/import";
import type { CodedElement, JudgmentInput } from "../words/index.ts";
import { Judgment } from "../words/index.ts";
import { codesOfCell } from "./mapping/coded.ts";
import { cut, oneLine, plainText } from "./plain-text.ts";
import { dateOf, type RowAsk } from "./row-read.ts";

/** What one row of Palermo's own table says: only what its cells hold. */
export type TemplateRow = {
  readonly code: string | null;
  readonly said: Partial<Omit<JudgmentInput, "elements">>;
  readonly elements: Partial<JudgmentInput["elements"]>;
};

const elementColumns: readonly CodedElement[] = ["acts", "means", "purposes", "forms", "sectors"];
const elementLists: Record<CodedElement, ListName> = {
  acts: "act",
  means: "means",
  purposes: "purpose",
  forms: "form",
  sectors: "sector",
};
const numbers = [
  ["ecli", "ecli"],
  ["citation", "official-citation"],
  ["number", "national"],
  ["sherloc", "sherloc"],
] as const;

function parts(cell: string): string[] {
  return cell
    .split(/[;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A code of a list, or its label in one of the six languages. */
function codeIn(list: ListName, value: string): string | undefined {
  const code = value.toLowerCase().replaceAll(" ", "_");
  if (findCode(list, code) !== undefined) return code;
  const folded = foldName(value);
  return codeList(list).codes.find(({ label }) => langs.some((lang) => foldName(label[lang]) === folded))
    ?.code;
}

/** Reads the cells of one row; what is wrong is refused with its column. */
class RowCells {
  readonly #ask: RowAsk;

  constructor(ask: RowAsk) {
    this.#ask = ask;
  }

  text(column: string, most: number): string | undefined {
    // An export puts an apostrophe before what a spreadsheet would calculate.
    const text = plainText(withoutApostrophe(this.#ask.cell(column)));
    return text === "" ? undefined : cut(text, most);
  }

  words(column: string, most: number, lang: string) {
    const text = this.text(column, most);
    return text === undefined ? undefined : { lang, text };
  }

  several(column: string, list: ListName): string[] | undefined {
    const cell = this.#ask.cell(column);
    const values = parts(cell);
    if (values.length === 0) return undefined;
    const codes = values.flatMap((value) => codeIn(list, value) ?? []);
    if (codes.length < values.length) this.#wrongCodes(column, cell, list);
    return [...new Set(codes)];
  }

  one(column: string, list: ListName): string | undefined {
    const found = this.several(column, list);
    if (found !== undefined && found.length > 1) this.#wrongCodes(column, this.#ask.cell(column), list);
    return found?.[0];
  }

  element(column: CodedElement): string[] | undefined {
    const cell = this.#ask.cell(column);
    const { codes, unmapped } = codesOfCell(column, cell);
    if (unmapped.length > 0) this.#wrongCodes(column, cell, elementLists[column]);
    return codes.length === 0 ? undefined : codes;
  }

  choice<T extends string>(column: string, choices: readonly T[]): T | undefined {
    const value = this.#ask.cell(column).trim().toLowerCase();
    if (value === "") return undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.#ask.refuse(column, value, "codes", { list: choices.join(", ") });
    return found;
  }

  date(column: string) {
    const value = this.#ask.cell(column).trim();
    if (value === "") return undefined;
    const date = dateOf(value);
    if (date === null) this.#ask.refuse(column, value, "date");
    return date ?? undefined;
  }

  country(column: string): string | undefined {
    const value = oneLine(this.#ask.cell(column));
    if (value === "") return undefined;
    if (value.toUpperCase() === "INT") return "INT";
    const found =
      findCountry({ alpha2: value }) ?? findCountry({ alpha3: value }) ?? findCountry({ name: value });
    if (found === undefined) this.#ask.refuse(column, value, "country");
    return found?.alpha2;
  }

  articles(column: string): string[] | undefined {
    const values = parts(this.#ask.cell(column));
    if (values.length === 0) return undefined;
    if (!Judgment.shape.articles.safeParse(values).success)
      this.#ask.refuse(column, this.#ask.cell(column), "codes", {
        list: "TIP 3(b), SOM 6(1)(a), UNTOC 5(1)",
      });
    return values;
  }

  #wrongCodes(column: string, value: string, list: ListName): void {
    const known = codeList(list).codes.map(({ code }) => code);
    this.#ask.refuse(column, value, "codes", { list: known.join(", ") });
  }
}

function said<T extends Record<string, unknown>>(all: T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function sourceOf(ask: RowAsk, cells: RowCells) {
  const link = ask.cell("link").trim();
  const publisher = cells.text("publisher", 200);
  if (link === "" && publisher === undefined) return undefined;
  if (link !== "" && !/^https?:\/\/\S{1,590}$/.test(link)) ask.refuse("link", link, "address");
  return [
    {
      title: cells.text("title", 400) ?? publisher ?? link,
      ...(publisher === undefined ? {} : { publisher }),
      ...(link === "" ? {} : { link }),
    },
  ];
}

/** One row of the table. Empty cells say nothing: a new judgment has no such part, one that is revised keeps its own. */
export function readTemplateRow(ask: RowAsk): TemplateRow {
  const cells = new RowCells(ask);
  const code = cells.text("code", 20) ?? null;
  const lang = ask.cell("lang").trim().toLowerCase() || "en";
  const identifiers = numbers.flatMap(([column, kind]) => {
    const value = cells.text(column, 200);
    return value === undefined ? [] : [{ kind, value: oneLine(value) }];
  });
  if (code === null)
    for (const column of ["title", "jurisdiction", "court", "crime_types"])
      if (ask.cell(column).trim() === "") ask.refuse(column, "", "missing");
  return {
    code,
    said: said({
      title: cells.words("title", 300, lang),
      jurisdiction: cells.country("jurisdiction"),
      court: cells.words("court", 300, lang),
      courtLevel: cells.one("court_level", "court-level"),
      legalSystem: cells.one("legal_system", "legal-system"),
      decided: cells.date("decided"),
      finality: cells.choice("finality", ["final", "not-final", "unknown"]),
      crimeTypes: cells.several("crime_types", "crime-type"),
      identifiers: identifiers.length === 0 ? undefined : identifiers,
      facts: cells.words("facts", 40_000, lang),
      reasoning: cells.words("reasoning", 40_000, lang),
      significance: cells.words("significance", 20_000, lang),
      evidentialIssues: cells.several("issues", "evidential-issue")?.map((issue) => ({ issue })),
      concepts: cells.several("concepts", "legal-concept"),
      crossCutting: cells.several("cross_cutting", "cross-cutting-issue"),
      articles: cells.articles("articles"),
      sources: sourceOf(ask, cells),
    }),
    elements: said({
      ...Object.fromEntries(elementColumns.map((column) => [column, cells.element(column)])),
      geography: cells.one("geography", "geography"),
      organizedGroup: cells.choice("organized_group", ["yes", "no", "unknown"]),
    }),
  };
}
