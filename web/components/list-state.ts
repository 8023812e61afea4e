/** What of a list stands in the address: filters, sorting and columns, never a search for a name. */
export type ListState = {
  readonly filters: Readonly<Record<string, string | readonly string[]>>;
  /** Column to sort by, with a leading `-` for descending. */
  readonly sort: string | undefined;
  /** Columns to show, when the reader chose. */
  readonly columns: readonly string[] | undefined;
};

export type FilterSpec = { readonly id: string; readonly several?: boolean };

type Search = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function readListState(
  search: Search,
  filters: readonly FilterSpec[],
  defaultSort?: string,
): ListState {
  const found: Record<string, string | readonly string[]> = {};
  for (const { id, several } of filters) {
    const value = textOf(search[id]);
    if (value !== undefined) found[id] = several ? value.split(",") : value;
  }
  return {
    filters: found,
    sort: textOf(search.sort) ?? defaultSort,
    columns: textOf(search.columns)?.split(","),
  };
}

/** The same as values for the address; what is left out keeps its default. */
export function writeListState(state: ListState, defaultSort?: string): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {};
  for (const [id, value] of Object.entries(state.filters)) {
    values[id] = typeof value === "string" ? value : value.join(",") || undefined;
  }
  values.sort = state.sort === defaultSort ? undefined : state.sort;
  values.columns = state.columns?.join(",");
  return values;
}

/** The sorting after a click on a column's heading: ascending, descending, then the list's own order again. */
export function nextSort(sort: string | undefined, column: string): string | undefined {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? undefined : column;
}
