/** What can be wrong with a table of capture histories. */
export type TableTroubleCode =
  | "unreadable"
  | "too-few-lists"
  | "too-many-lists"
  | "list-without-name"
  | "list-named-twice"
  | "wrong-length"
  | "no-rows"
  | "nobody"
  | "short-row"
  | "bad-mark"
  | "bad-count"
  | "count-too-large"
  | "count-of-the-unseen"
  | "person-twice"
  | "person-without-id"
  | "person-on-no-list"
  | "bad-draw"
  | "draws-differ";

/** One thing that is wrong: where (rows count from 1, the heading being row 1), what stands there, what was expected. */
export type TableTrouble = {
  readonly code: TableTroubleCode;
  readonly row?: number;
  readonly column?: string | number;
  readonly value?: string | number;
  readonly expected: string;
};

export function trouble(code: TableTroubleCode, about: Omit<TableTrouble, "code">): TableTrouble {
  return { code, ...about };
}

/** "row 3, column count: found -1, expected a whole number of people, 0 or more". */
export function troubleText({ row, column, value, expected }: TableTrouble): string {
  const place = [row === undefined ? "" : `row ${row}`, column === undefined ? "" : `column ${column}`];
  const where = place.filter((part) => part !== "").join(", ");
  const found = value === undefined ? "" : `found ${JSON.stringify(value)}, `;
  return `${where === "" ? "table" : where}: ${found}expected ${expected}`;
}
