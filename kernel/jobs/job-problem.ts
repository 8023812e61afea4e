import type { Lang } from "../i18n/lang.ts";

/** Why a job failed, as it is stored: a code, and the sentence when whoever failed has one. */
export type JobProblem = {
  readonly code: string;
  readonly title?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

type Sayable = { readonly code: string; readonly params?: JobProblem["params"]; in: (lang: Lang) => string };

/** An error that carries its own sentence, such as `ImportProblem`; anything else is a bug and told as `failed`. */
function isSayable(error: unknown): error is Sayable {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    "in" in error &&
    typeof error.in === "function"
  );
}

export function problemOf(error: unknown, lang: Lang): JobProblem {
  if (!isSayable(error)) return { code: "failed" };
  return {
    code: error.code,
    title: error.in(lang),
    ...(error.params === undefined ? {} : { params: error.params }),
  };
}
