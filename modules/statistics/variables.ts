import { codeList, countries, findCode, findCountry, type Lang, type ListName } from "@palermo/vocabulary";
import { text } from "./text.ts";

/** Where a variable's categories come from. */
type Kind = { readonly list: ListName } | { readonly kind: "country" | "year" | "flag" };

/** Every variable that a data set may have; a data set names those it has, with the categories that occur. */
const kinds = {
  year: { kind: "year" },
  sex: { list: "sex" },
  age: { list: "age-band-ctdc" },
  citizenship: { kind: "country" },
  exploited_in: { kind: "country" },
  form: { list: "ctdc-exploitation" },
  forced_labour: { kind: "flag" },
  sexual_exploitation: { kind: "flag" },
  means: { list: "ctdc-control" },
  recruiter: { list: "ctdc-recruiter" },
  sector: { list: "ctdc-labour" },
  source: { list: "ctdc-data-source" },
} as const satisfies Record<string, Kind>;

const figureKinds = {
  indicator: { list: "unodc-indicator" },
  country: { kind: "country" },
  region: { list: "region" },
  subregion: { list: "region" },
  year: { kind: "year" },
  sex: { list: "unodc-sex" },
  age: { list: "unodc-age" },
  form: { list: "unodc-category" },
} as const satisfies Record<string, Kind>;

export type DataKind = "records" | "indicators";

export function kindOf(data: DataKind, variable: string): Kind | undefined {
  const table: Record<string, Kind> = data === "records" ? kinds : figureKinds;
  return Object.hasOwn(table, variable) ? table[variable] : undefined;
}

/** The word for "not known" wherever a category stands in an answer, a filter or an address. */
export const unknown = "unknown";

/** A category in the reader's language; a code without a label is shown as it stands. */
export function categoryLabel(data: DataKind, variable: string, code: string, lang: Lang): string {
  const kind = kindOf(data, variable);
  if (kind === undefined) return code;
  if ("list" in kind) return findCode(kind.list, code)?.label[lang] ?? code;
  if (kind.kind === "country") return findCountry({ alpha2: code })?.label[lang] ?? code;
  if (kind.kind === "flag" && (code === "yes" || code === "no")) return text(lang, `flag.${code}`);
  return code;
}

/** All codes that a variable may have by its documentation, in order of show; years have no list. */
export function documented(data: DataKind, variable: string): readonly string[] {
  const kind = kindOf(data, variable);
  if (kind === undefined) return [];
  if ("list" in kind) return codeList(kind.list).codes.map(({ code }) => code);
  if (kind.kind === "country") return countries.map(({ alpha2 }) => alpha2);
  return kind.kind === "flag" ? ["yes", "no"] : [];
}

/** The numbers that a category spans, for comparisons: a year, or the ages of a band. */
export function spanOf(
  data: DataKind,
  variable: string,
  code: string,
): { min: number; max: number } | undefined {
  const kind = kindOf(data, variable);
  if (kind === undefined) return undefined;
  if ("kind" in kind) {
    const year = Number(code);
    return kind.kind === "year" && Number.isInteger(year) ? { min: year, max: year } : undefined;
  }
  const found = findCode(kind.list, code);
  if (found?.min === undefined) return undefined;
  return { min: found.min, max: found.max ?? Number.POSITIVE_INFINITY };
}

/** Puts the categories that occur in the order of their list, years rising, unknown last. */
export function inOrder(
  data: DataKind,
  variable: string,
  found: readonly (string | null)[],
): (string | null)[] {
  const order = documented(data, variable);
  const place = (code: string): number => {
    const at = order.indexOf(code);
    return at < 0 ? order.length : at;
  };
  const known = found.flatMap((code) => (code === null ? [] : [code]));
  known.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return found.includes(null) ? [...known, null] : known;
}
