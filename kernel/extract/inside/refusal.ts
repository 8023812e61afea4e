import type { ExtractProblemCode } from "../order.ts";

/** Thrown inside the reading child; the parent makes an `ExtractProblem` of it. */
export class ExtractRefusal extends Error {
  readonly code: ExtractProblemCode;

  constructor(code: ExtractProblemCode) {
    super(code);
    this.code = code;
  }
}
