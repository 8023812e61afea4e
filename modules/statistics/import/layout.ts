/** How one published file is laid out and what becomes of its columns. Plain data, so that it can be handed to the reading child. */
export type Layout = {
  readonly name: string;
  readonly kind: "records" | "indicators";
  /** The heading, cell by cell, in any order; each must be there. */
  readonly header: readonly string[];
  readonly columns: readonly ColumnRule[];
  /** Columns of the stored file whose values become categories of tables. */
  readonly dimensions: readonly string[];
  /** Rows that are accepted but deserve a word; `sql` counts them among the accepted rows. */
  readonly warnings: readonly { readonly code: string; readonly sql: string }[];
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
    }
  | { readonly kind: "flag"; readonly to: string; readonly from: string }
  | {
      readonly kind: "year";
      readonly to: string;
      readonly from: string;
      readonly first: number;
      readonly last: number;
    }
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
