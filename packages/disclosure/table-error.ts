/** What can be wrong with the input of this package. */
export type TableErrorCode =
  | "bad-dimensions"
  | "bad-counts"
  | "bad-parameter"
  | "unknown-category"
  | "too-large";

/** Bad input, naming the field, the offending value and what was expected. The message holds no counts. */
export class TableError extends Error {
  readonly code: TableErrorCode;
  readonly field: string;
  readonly expected: string;

  constructor(code: TableErrorCode, field: string, expected: string) {
    super(`${field}: expected ${expected}`);
    this.name = "TableError";
    this.code = code;
    this.field = field;
    this.expected = expected;
  }
}
