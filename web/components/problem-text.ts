import type { TFunction } from "i18next";
import type { Problem } from "../api/problem.ts";

type Told = Pick<Problem, "code" | "refusal" | "params" | "message" | "called">;
type Say = (key: string, options?: Record<string, unknown>) => string;

/** Sentences of our own, for what happens before or without an answer of the server. */
const own = [
  "not-found",
  "signed-out",
  "too-many",
  "too-large",
  "offline",
  "broken-page",
  "sign-in-lost",
] as const;

/**
 * The sentence for a problem: the refusal's text in its module's locales, else what the server says in the
 * reader's language, else our own.
 */
export function problemText(t: TFunction, problem: Told): string {
  const say = t as unknown as Say;
  const said = problem.message === problem.code ? "" : problem.message;
  if (problem.refusal) {
    const module = problem.called.split(".")[0] ?? "";
    const text = say(`${module}:refusal.${problem.refusal}`, { ...problem.params, defaultValue: "" });
    return text || said || say("problem.refused");
  }
  const code = own.find((name) => name === problem.code);
  if (code === "offline" || code === "broken-page") return say(`problem.${code}`);
  return said || say(`problem.${code ?? "failed"}`);
}

/** The same problem shown at a form's field: what was expected there. */
export function fieldProblems(
  problem: Problem,
  names: readonly string[],
  sentence: string,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, expected } of problem.fields) {
    const name = names.find((one) => path === one || path.startsWith(`${one}.`) || path === `input.${one}`);
    if (name) found[name] = problem.refusal ? sentence : expected;
  }
  return found;
}
