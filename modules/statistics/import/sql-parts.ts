/** What one rule adds to the query that stages a file. Raw columns are `c0`, `c1`, …; nothing here comes from the file. */
export type RuleSql = {
  /** Types that the query needs: the published texts of a column, in the order of `codes`. */
  readonly types: readonly { readonly name: string; readonly texts: readonly string[] }[];
  /** Raw columns that are read as one of these types at once; a cell that is no text of it is refused by the reader. */
  readonly typed?: readonly Typed[];
  /** Expressions over raw columns that the rest builds on. */
  readonly inner: readonly string[];
  /** Stored columns, `expression as name`. */
  readonly select: readonly string[];
  readonly refusals: readonly Refusal[];
};

export type Typed = { readonly heading: string; readonly type: string; readonly expected: string };

/** A reason to refuse a row: true in `when`, which is never null. */
export type Refusal = {
  readonly heading: string;
  readonly raw: string;
  readonly when: string;
  readonly expected: string;
};

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function refusal(heading: string, raw: string, when: string, expected: string): Refusal {
  return { heading, raw, when: `coalesce(${when}, false)`, expected };
}

export type Pair = readonly [string, string | number | null];
