import { type SearchFilters, type SearchSort, searchSorts } from "#kernel/words";

/** What of a search stands in its address: published text is searched, so that the words may stand there too. */
export type SearchState = {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
};

type Address = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** Values of a facet as one text; a comma within a value is written otherwise. */
export function writeValues(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined;
  return values.map((value) => value.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");
}

export function readValues(text: string): string[] {
  if (text === "") return [];
  return text.split(",").map((value) => value.replaceAll("%2C", ",").replaceAll("%25", "%"));
}

export function readSearchState(address: Address, facets: readonly string[]): SearchState {
  const chosen = facets.flatMap((facet) => {
    const values = readValues(textOf(address[facet])).filter((value) => value !== "");
    return values.length === 0 ? [] : [[facet, values] as const];
  });
  const sort = searchSorts.find((one) => one === address.sort) ?? "relevance";
  return { query: textOf(address.q), filters: Object.fromEntries(chosen), sort };
}

/** The same as values for the address; what is as usual is left out. */
export function writeSearchState(
  { query, filters, sort }: SearchState,
  facets: readonly string[],
): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(facets.map((facet) => [facet, writeValues(filters[facet] ?? [])])),
    q: query === "" ? undefined : query,
    sort: sort === "relevance" ? undefined : sort,
  };
}

/** Chooses a value of a facet, or takes it away when it is chosen. */
export function withValue(filters: SearchFilters, facet: string, value: string): SearchFilters {
  const { [facet]: before = [], ...others } = filters;
  const values = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return values.length === 0 ? others : { ...others, [facet]: values };
}

/** A text in pieces, marked and not. Marks that do not fit are left away. */
export function markedPieces(
  text: string,
  marks: readonly (readonly [number, number])[],
): { from: number; text: string; marked: boolean }[] {
  const pieces: { from: number; text: string; marked: boolean }[] = [];
  let last = 0;
  for (const [from, to] of marks) {
    if (from < last || to <= from || to > text.length) continue;
    if (from > last) pieces.push({ from: last, text: text.slice(last, from), marked: false });
    pieces.push({ from, text: text.slice(from, to), marked: true });
    last = to;
  }
  if (last < text.length) pieces.push({ from: last, text: text.slice(last), marked: false });
  return pieces;
}
