/** The file as a whole cannot be read; the code is one of `importProblems` of the kernel. */
export class ReadingProblem extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
