import type { ProblemBody } from "#kernel/words";

export type FieldProblem = {
  readonly path: string;
  readonly row?: number;
  readonly value?: unknown;
  readonly expected: string;
};

/** An answer of the API that is not the one asked for, or no answer at all (`code` "offline"). */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly status: number;
  readonly refusal: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;
  /** What the reader sent and what stands now, when somebody else was faster. */
  readonly versions: { readonly yours: unknown; readonly theirs: unknown } | undefined;
  /** The declaration that was called, e.g. `casefile.open-case`; its module has the texts of its refusals. */
  readonly called: string;

  constructor(body: Partial<ProblemBody> & { code: string; status: number }, called: string) {
    super(body.detail ?? body.title ?? body.code);
    this.code = body.code;
    this.status = body.status;
    this.refusal = body.refusal;
    this.params = body.params ?? {};
    this.fields = (body.fields ?? []).map(asField);
    this.requestId = body.requestId;
    this.versions = body.code === "stale" ? { yours: body.yours, theirs: body.theirs } : undefined;
    this.called = called;
  }
}

function asField(field: NonNullable<ProblemBody["fields"]>[number]): FieldProblem {
  const path = Array.isArray(field.path)
    ? field.path.join(".")
    : field.path.replace(/^\//, "").replaceAll("/", ".");
  const { row, value, expected } = field;
  return { path, expected, ...(row === undefined ? {} : { row }), ...(value === undefined ? {} : { value }) };
}

/** Reads an answer's problem document; an answer of another kind (a proxy's page) becomes "failed". */
export async function problemFrom(response: Response, called: string): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const known = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string";
  if (!known) return new Problem({ code: codeOfStatus(response.status), status: response.status }, called);
  return new Problem(
    { ...(body as Partial<ProblemBody>), code: body.code as string, status: response.status },
    called,
  );
}

function codeOfStatus(status: number): string {
  if (status === 401) return "signed-out";
  if (status === 404) return "not-found";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  return "failed";
}

/** Whatever was thrown, as a problem that a screen can show. */
export function asProblem(thrown: unknown, called = ""): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof TypeError && /fetch|network|load/i.test(thrown.message)) {
    return new Problem({ code: "offline", status: 0 }, called);
  }
  return new Problem(
    { code: "broken-page", status: 0, detail: thrown instanceof Error ? thrown.message : "" },
    called,
  );
}
