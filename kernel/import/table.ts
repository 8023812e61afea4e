/** What a table reader may use up and what it expects; every limit has a sentence of its own when it is passed. */
export type TableOptions = {
  /** The file's name at the reader's desk, for messages; the format is told by the content. */
  readonly fileName?: string;
  /** The row that holds the heading; rows before it are passed over. 1 when left out. */
  readonly headerRow?: number;
  /** Columns that must stand in the heading, in any order, small or capital letters. */
  readonly required?: readonly string[];
  /** Sheet of a workbook; its first visible one when left out. */
  readonly sheet?: string;
  /** One of `,` `;` tab `|`; found from the heading when left out. */
  readonly delimiter?: string;
  readonly signal?: AbortSignal;
} & Partial<TableLimits>;

export type TableLimits = {
  readonly maxBytes: number;
  /** Bytes after unpacking. */
  readonly maxInside: number;
  /** Unpacked bytes for each packed byte, looked at beyond 64 MB. */
  readonly maxRatio: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Characters of one row. */
  readonly maxRow: number;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly batchRows: number;
};

export const tableLimits: TableLimits = {
  maxBytes: 1024 ** 3,
  maxInside: 2 * 1024 ** 3,
  maxRatio: 200,
  maxRows: 10_000_000,
  maxColumns: 2000,
  maxRow: 1024 ** 2,
  memoryMb: 384,
  timeoutMs: 15 * 60_000,
  batchRows: 1000,
};

export const tableFormats = ["csv", "csv.gz", "xlsx"] as const;
export type TableFormat = (typeof tableFormats)[number];

export type TableWarning = {
  readonly code: "formula-cells" | "guessed-encoding" | "more-sheets";
  readonly params: Readonly<Record<string, string | number>>;
};

/** What is known of a table before its first row. */
export type TableHead = {
  readonly format: TableFormat;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly columns: readonly string[];
};

export type TableRow = {
  /** As a spreadsheet numbers it, the heading included. */
  readonly row: number;
  /** As many as the heading has columns; an empty cell is "". */
  readonly cells: readonly string[];
  /** Cells that stood beyond the heading's last column. */
  readonly surplus: readonly string[];
};

export type TableBatch = {
  readonly head: TableHead;
  readonly rows: readonly TableRow[];
  /** Share of the file that has been read, 0 to 1. */
  readonly share: number;
  /** Complete with the last batch. */
  readonly warnings: readonly TableWarning[];
};

/** What the reading child writes to its parent, one JSON line each. */
export type ChildMessage =
  | {
      readonly kind: "batch";
      readonly head?: TableHead;
      readonly rows: readonly TableRow[];
      readonly share: number;
    }
  | { readonly kind: "end"; readonly warnings: readonly TableWarning[] }
  | {
      readonly kind: "problem";
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** What the parent tells the child as its one argument. */
export type ChildOrder = Required<Pick<TableOptions, "headerRow" | "required">> &
  TableLimits & { readonly size: number; readonly sheet: string | null; readonly delimiter: string | null };
