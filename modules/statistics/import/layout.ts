/** How one published file is laid out and what becomes of its columns. Plain data, so that it can be handed to the reading child. */
export type Layout = {
  readonly name: string;
  readonly kind: "records" | "indicators" | "series";
  /** The heading, cell by cell, in any order; each must be there. */
  readonly header: readonly string[];
  /** No column may stand beside those of the heading: another layout has these and more. */
  readonly exact?: boolean;
  readonly columns: readonly ColumnRule[];
  /** Columns of the stored file whose values become categories of tables. */
  readonly dimensions: readonly string[];
  /** Rows that are accepted but deserve a word; `sql` counts them among the accepted rows. */
  readonly warnings: readonly { readonly code: string; readonly sql: string }[];
  /** Columns that hold several values at once; each value is a category of its own. */
  readonly groups?: readonly Group[];
  /** Dimensions in which the file publishes totals beside their parts, as category `total`. */
  readonly totals?: readonly string[];
  /** Dimensions whose categories never add up: figures of different indicators, units or definitions. */
  readonly exclusive?: readonly string[];
  readonly series?: Series;
};

/**
 * A column with several values. In records of people each value becomes a column of its own (`yes`, `no`, unknown),
 * protected like any other; `given` says whether none, one or several values stand in the record. In dated rows the
 * values stay in one column, joined by `;`.
 */
export type Group = { readonly name: string; readonly values: readonly string[] };

/** A number that dated rows carry. */
export type Measure = {
  readonly name: string;
  /** Key of the module's texts under `unit`. */
  readonly unit: string;
  readonly aggregate: "sum" | "median";
  /** A stock (population) is added over places, never over periods. */
  readonly stock?: boolean;
  /** The column `<name>_high` holds the upper bound where the source gives bounds only. */
  readonly bounds?: boolean;
};

export const grains = ["day", "month", "quarter", "year"] as const;
export type Grain = (typeof grains)[number];

/** From here on (a year, month or day) the source counts something else: figures before and after are not joined. */
export type Break = { readonly at: string; readonly code: string };

/** What dated rows are. */
export type Series = {
  readonly grain: Grain;
  readonly measures: readonly Measure[];
  /** What it means that no row stands for a period: nothing happened, or nothing was published. */
  readonly absent: "none" | "missing";
  readonly breaks: readonly Break[];
  /** Stored columns that together may occur once; later rows are refused (`refuse`) or added and counted (`add`). */
  readonly unique?: { readonly columns: readonly string[]; readonly doubles: "refuse" | "add" };
  /** Dimensions within which missing periods are looked for, beside the whole. */
  readonly gapsBy: readonly string[];
  /** A file with a column for each figure: what each stands for. The row's other columns go with every figure. */
  readonly unpivot?: {
    readonly value: string;
    readonly columns: readonly { readonly stored: string; readonly at: Readonly<Record<string, string>> }[];
  };
};

/** One column of the stored file. `from` is a heading; cells that are empty are unknown, never "no". */
export type ColumnRule =
  | {
      readonly kind: "code";
      readonly to: string;
      readonly from: string;
      /** Published text and our code; null says that the text means unknown. */
      readonly map: readonly (readonly [string, string | null])[];
      readonly expected: string;
      readonly required?: boolean;
      /** What an empty cell stands for, where it is not unknown (`total`). */
      readonly empty?: string;
    }
  | { readonly kind: "flag"; readonly to: string; readonly from: string }
  | {
      readonly kind: "year";
      readonly to: string;
      readonly from: string;
      readonly first: number;
      readonly last: number;
      readonly required?: boolean;
    }
  /** A day in one of the formats (of strptime); gives year, quarter, month and, where the grain is a day, day. */
  | {
      readonly kind: "date";
      readonly from: string;
      readonly formats: readonly string[];
      readonly expected: string;
      readonly grain: Grain;
    }
  /** The month of a year that stands in another column. */
  | {
      readonly kind: "month";
      readonly from: string;
      readonly year: string;
      readonly map: readonly (readonly [string, string])[];
    }
  /** A number; `unknown` lists texts that mean that there is none. */
  | {
      readonly kind: "number";
      readonly to: string;
      readonly from: string;
      readonly expected: string;
      readonly min: number;
      readonly max: number;
      readonly whole?: boolean;
      readonly required?: boolean;
      readonly unknown?: readonly string[];
      /** `<5` and its like are bounds. */
      readonly bounds?: boolean;
    }
  /** Several values in one cell; null in the map is left out. */
  | {
      readonly kind: "codes";
      readonly to: string;
      readonly from: string;
      readonly separator: string;
      readonly map: readonly (readonly [string, string | null])[];
      readonly expected: string;
      readonly required?: boolean;
      /** For records of people: a column for each of these values. */
      readonly values?: readonly string[];
    }
  /** Columns of 1 and empty that together are one variable of several values. */
  | {
      readonly kind: "flags";
      readonly to: string;
      readonly members: readonly { readonly code: string; readonly from: readonly string[] }[];
    }
  /** `latitude, longitude` in one cell. */
  | { readonly kind: "lat-lon"; readonly from: string }
  | { readonly kind: "count"; readonly from: string }
  /** A name as published; known names become codes, others stay, a bare number is refused. */
  | {
      readonly kind: "name";
      readonly to: string;
      readonly from: string;
      readonly map: readonly (readonly [string, string])[];
      /** Where this condition (on stored columns) holds, the name must be one of the map. */
      readonly closedWhere: string;
    }
  /** A code, or where it is empty the name in another column (an area without a code of its own). */
  | {
      readonly kind: "area";
      readonly to: string;
      readonly from: string;
      readonly name: string;
      readonly map: readonly (readonly [string, string])[];
    }
  /** Worked out from columns of the file; `sql` names headings in braces, e.g. `{isForcedLabour} = '1'`. */
  | { readonly kind: "derived"; readonly to: string; readonly sql: string };

/** A cell that was refused: `expected` is a key of the module's texts under `import.expected`. */
export type CellRefusal = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
};

/** Order to the reading child. */
export type ReadOrder = {
  readonly path: string;
  readonly layouts: readonly Layout[];
  /** Folder for what the child writes; nothing outside it is touched. */
  readonly folder: string;
  readonly memoryMb: number;
  readonly threads: number;
  readonly maxPlainBytes: number;
};

/** What the child found; the accepted rows stand in `accepted.parquet` of the folder. */
export type Reading = {
  readonly layout: string;
  readonly headerRow: number;
  readonly checksum: string;
  readonly plainBytes: number;
  readonly encoding: string;
  readonly rowsRead: number;
  readonly accepted: number;
  readonly rejectedCount: number;
  readonly rejected: readonly CellRefusal[];
  readonly ignoredColumns: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly count: number }[];
  readonly sample: readonly Readonly<Record<string, string>>[];
  readonly categories: Readonly<Record<string, readonly (string | null)[]>>;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Figures stored; as many as accepted rows unless a row holds several. */
  readonly figures: number;
  readonly gaps: readonly Gap[];
  readonly gapCount: number;
};

/** Periods without a figure between the first and the last one, of the whole or of one category. */
export type Gap = {
  readonly variable?: string;
  readonly category?: string;
  readonly from: string;
  readonly to: string;
  readonly periods: number;
};

export type ChildMessage =
  | {
      readonly kind: "step";
      readonly step: "reading" | "checking" | "writing";
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: "problem";
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: "end"; readonly reading: Reading };
