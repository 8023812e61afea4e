/** The closed set of errors that leave the server. Refusals of a named rule travel as `refused`. */
export const problemCodes = {
  "signed-out": 401,
  "code-needed": 401,
  "proof-needed": 401,
  "wrong-sign-in": 401,
  "shut-for-now": 429,
  "not-found": 404,
  "bad-input": 422,
  refused: 409,
  "key-reused": 409,
  stale: 409,
  "too-many": 429,
  "too-large": 413,
  "bad-origin": 403,
  "no-room": 507,
  unavailable: 503,
  failed: 500,
} as const;
export type ProblemCode = keyof typeof problemCodes;

export type WrongField = {
  readonly path: string;
  readonly row?: number;
  /** What stood there; only for fields outside the vault. */
  readonly value?: unknown;
  readonly expected: string;
};

export type ProblemDetail = {
  readonly fields?: readonly WrongField[];
  readonly refusal?: string;
  /** The name space of the refusal's text: the module that declared it. */
  readonly module?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly yours?: unknown;
  readonly theirs?: unknown;
  /** For the server's log alone; never sent. */
  readonly cause?: unknown;
};

/** An error with a public code; its text is found in the reader's language when it is sent. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;

  constructor(code: ProblemCode, detail: ProblemDetail = {}) {
    super(code, { cause: detail.cause });
    this.name = "Problem";
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return problemCodes[this.code];
  }
}

/** Not there, or not for this reader: one answer, so that nothing can be learned from it. */
export class NotFound extends Problem {
  constructor() {
    super("not-found");
  }
}

/** The record was changed by somebody else meanwhile: both versions, as far as the reader may see them. */
export class Stale extends Problem {
  constructor(versions: { readonly yours: unknown; readonly theirs: unknown }) {
    super("stale", versions);
  }
}
