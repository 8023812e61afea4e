/** Work for the analysis worker. Names are ours, values are bound: nothing a reader wrote becomes SQL. */
export type Work =
  | {
      readonly kind: "cube";
      /** Parquet file of a data set, one row a person. */
      readonly file: string;
      /** Variables of the table with their categories; null is "unknown". */
      readonly variables: readonly Variable[];
      /** All variables of the file, so that it is loaded once. */
      readonly all: readonly Variable[];
      readonly k: number;
    }
  | { readonly kind: "figures"; readonly file: string; readonly ask: FiguresAsk }
  /** Drops every table made so far. */
  | { readonly kind: "forget" };

export type Variable = { readonly name: string; readonly categories: readonly (string | null)[] };

/** What is asked of a file of official figures. */
export type FiguresAsk = {
  /** Columns that the answer is broken down by, of `figureColumns`. */
  readonly by: readonly string[];
  /** Each column's allowed values; null in a list stands for an empty cell. */
  readonly only: readonly { readonly column: string; readonly values: readonly (string | null)[] }[];
};

export const figureColumns = [
  "country",
  "region",
  "subregion",
  "indicator",
  "breakdown",
  "category",
  "sex",
  "age",
  "year",
] as const;

/** A protected cube as it leaves the worker: dense, margins included, NaN where a count is withheld. */
export type Cube = {
  readonly variables: readonly Variable[];
  readonly values: Float64Array;
  readonly k: number;
  readonly withheld: number;
  readonly queryMs: number;
  readonly protectMs: number;
};

/** Sums of figures: one line for each combination of `by`. */
export type FigureLine = {
  readonly at: readonly (string | null)[];
  readonly low: number;
  readonly high: number;
  readonly figures: number;
  readonly censored: number;
  readonly countries: number;
};

export type Answer = Cube | readonly FigureLine[] | number;
export type Asked = { readonly id: number; readonly work: Work };
export type Answered =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };
