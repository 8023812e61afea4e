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
  | { readonly kind: "series"; readonly file: string; readonly ask: SeriesAsk }
  | {
      readonly kind: "places";
      readonly file: string;
      /** Column of the measure; null counts the rows. */
      readonly measure: string | null;
      readonly degrees: number;
      readonly only: SeriesPart["only"];
    }
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

/** What is asked of a file of dated rows: one part for each set of variables, the margins being parts of their own. */
export type SeriesAsk = {
  /** Column of the measure; null counts the rows. */
  readonly measure: string | null;
  readonly aggregate: "sum" | "median";
  /** Column of the upper bound, where figures may be bounds. */
  readonly high: string | null;
  readonly parts: readonly SeriesPart[];
};

export type SeriesPart = {
  readonly by: readonly SeriesColumn[];
  readonly only: readonly (SeriesColumn & { readonly values: readonly (string | null)[] })[];
};

export type SeriesColumn = {
  readonly column: string;
  /** The cell holds several values, joined by `;`. */
  readonly several: boolean;
};

/** One sum or median with the rows behind it; a median has the smallest and the largest as bounds. */
export type SeriesLine = {
  readonly at: readonly (string | null)[];
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
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
  /** No protection was found: nothing of the inside is shown. */
  readonly thin: boolean;
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

/** Rows added up by rounded place, and those without a place. */
export type Places = {
  readonly places: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly value: number;
    readonly rows: number;
  }[];
  readonly elsewhere: number;
};

export type Answer = Places | Cube | readonly FigureLine[] | readonly (readonly SeriesLine[])[] | number;
export type Asked = { readonly id: number; readonly work: Work };
export type Answered =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };
