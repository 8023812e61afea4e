import type { ImportProblemCode, Params } from "../problem.ts";

/** Thrown inside the reading child; the parent makes an `ImportProblem` of it. */
export class ReadingRefusal extends Error {
  readonly code: ImportProblemCode;
  readonly params: Params;

  constructor(code: ImportProblemCode, params: Params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export const megabyte = 1024 ** 2;
