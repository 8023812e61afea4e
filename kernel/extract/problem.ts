import type { ExtractProblemCode } from "./order.ts";

/** A file whose text could not be read; the code is a word of a closed set, and nothing of the file stands in it. */
export class ExtractProblem extends Error {
  override readonly name = "ExtractProblem";
  readonly code: ExtractProblemCode;

  constructor(code: ExtractProblemCode) {
    super(`extract problem: ${code}`);
    this.code = code;
  }
}
