import { codeList, countries, findCode, findCountry, type Lang, type ListName } from "@palermo/vocabulary";
import { locales, text } from "./text.ts";

/**
 * Where a variable's categories come from: a list of the vocabulary, texts of this module under `code.<texts>`,
 * countries, periods, or names as they were published.
 */
type Kind =
  | { readonly list: ListName }
  | { readonly texts: keyof typeof locales.en.code }
  | { readonly kind: "country" | "year" | "quarter" | "month" | "flag" | "name" };

/** Every variable that a data set may have; a data set names those it has, with the categories that occur. */
const kinds = {
  year: { kind: "year" },
  sex: { list: "sex" },
  age: { list: "age-band-ctdc" },
  citizenship: { kind: "country" },
  exploited_in: { kind: "country" },
  form: { list: "ctdc-exploitation" },
  gender: { texts: "gender" },
  majority: { texts: "majority" },
  means_of_control: { texts: "means_of_control" },
  duration: { texts: "duration" },
  exploited_as: { texts: "exploited_as" },
  abduction: { kind: "flag" },
  years: { kind: "name" },
  origin_region: { texts: "world_region" },
  exploited_region: { texts: "world_region" },
  perpetrator_role: { texts: "perpetrator_role" },
  perpetrator_sex: { list: "sex" },
  perpetrator_age: { texts: "perpetrator_age" },
  perpetrator_region: { texts: "world_region" },
  perpetrator_relation: { list: "ctdc-recruiter" },
  payment: { kind: "flag" },
  forced_labour: { kind: "flag" },
  sexual_exploitation: { kind: "flag" },
  means: { list: "ctdc-control" },
  recruiter: { list: "ctdc-recruiter" },
  sector: { list: "ctdc-labour" },
  source: { list: "ctdc-data-source" },
  control: { texts: "control" },
  citizenship_region: { list: "region" },
  capacity_group: { texts: "capacity_group" },
  case_kind: { texts: "case_kind" },
  case_state: { texts: "case_state" },
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

const seriesKinds = {
  year: { kind: "year" },
  quarter: { kind: "quarter" },
  month: { kind: "month" },
  indicator: { texts: "indicator" },
  definition: { kind: "name" },
  country: { kind: "country" },
  origin: { kind: "country" },
  transit: { kind: "country" },
  destination: { kind: "country" },
  nationality: { kind: "country" },
  region: { texts: "region" },
  region_of_origin: { texts: "region" },
  route: { texts: "route" },
  border: { texts: "border" },
  incident: { texts: "incident" },
  cause: { texts: "cause" },
  source_quality: { kind: "name" },
  sex: { list: "sex" },
  age: { texts: "age" },
  demography: { texts: "demography" },
  authority: { texts: "authority" },
  outcome: { texts: "outcome" },
  component: { texts: "component" },
  area: { kind: "name" },
  form: { texts: "form" },
  victim: { texts: "victim" },
  means: { texts: "means" },
  trafficker: { texts: "trafficker" },
  sector: { texts: "sector" },
  case_type: { texts: "case_type" },
  charge: { texts: "charge" },
  state: { kind: "name" },
  agency: { kind: "name" },
  vehicle: { kind: "name" },
  tier: { texts: "tier" },
  category: { kind: "name" },
  unit: { kind: "name" },
} as const satisfies Record<string, Kind>;

export type DataKind = "records" | "indicators" | "series";

export function kindOf(data: DataKind, variable: string): Kind | undefined {
  const table: Record<string, Kind> =
    data === "records" ? kinds : data === "indicators" ? figureKinds : seriesKinds;
  return Object.hasOwn(table, variable) ? table[variable] : undefined;
}

/** The word for "not known" wherever a category stands in an answer, a filter or an address. */
export const unknown = "unknown";

/** A category in the reader's language; a code without a label is shown as it stands. */
export function categoryLabel(data: DataKind, variable: string, code: string, lang: Lang): string {
  const kind = kindOf(data, variable);
  if (code === "total") return text(lang, "category.total");
  if (kind === undefined) return code;
  if ("texts" in kind) return textOf(lang, `code.${kind.texts}`, code);
  if ("list" in kind) return findCode(kind.list, code)?.label[lang] ?? code;
  if (kind.kind === "country")
    return findCountry({ alpha2: code })?.label[lang] ?? textOf(lang, "code.place", code);
  if (kind.kind === "flag" && (code === "yes" || code === "no")) return text(lang, `flag.${code}`);
  return code;
}

/** A text of the module, or the code itself where there is none. */
function textOf(lang: Lang, part: string, code: string): string {
  const key = `${part}.${code}`;
  const found = text(lang, key);
  return found === key ? code : found;
}

/** Codes of places that are no country of today: States that no longer exist, stateless people, wider areas. */
export const placeCodes: readonly string[] = Object.keys(locales.en.code.place);

/** All codes that a variable may have by its documentation, in order of show; years have no list. */
export function documented(data: DataKind, variable: string): readonly string[] {
  const kind = kindOf(data, variable);
  if (kind === undefined) return [];
  if ("texts" in kind) return Object.keys(locales.en.code[kind.texts]);
  if ("list" in kind) return codeList(kind.list).codes.map(({ code }) => code);
  if (kind.kind === "country") return [...countries.map(({ alpha2 }) => alpha2), ...placeCodes];
  return kind.kind === "flag" ? ["yes", "no"] : [];
}

/** The numbers that a category spans, for comparisons: a year, or the ages of a band. */
export function spanOf(
  data: DataKind,
  variable: string,
  code: string,
): { min: number; max: number } | undefined {
  const kind = kindOf(data, variable);
  if (kind === undefined || "texts" in kind) return undefined;
  if ("kind" in kind) {
    const number = numberOf(data, variable, code);
    return number === undefined ? undefined : { min: number, max: number };
  }
  const found = findCode(kind.list, code);
  if (found?.min === undefined) return undefined;
  return { min: found.min, max: found.max ?? Number.POSITIVE_INFINITY };
}

/** The number that a value stands for in comparisons: a year, a quarter `2015-Q3`, a month `2015-03`, an age. */
export function numberOf(data: DataKind, variable: string, value: string): number | undefined {
  const kind = kindOf(data, variable);
  const period = kind !== undefined && "kind" in kind ? kind.kind : "year";
  const shape =
    period === "quarter"
      ? /^(\d{4})-Q([1-4])$/i
      : period === "month"
        ? /^(\d{4})-(0[1-9]|1[0-2])$/
        : period === "year"
          ? /^(\d{1,4})$/
          : undefined;
  const found = shape?.exec(value);
  if (!found) return undefined;
  const [, year, part] = found;
  return part === undefined ? Number(year) : Number(year) * 12 + Number(part);
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
