import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import { reportTexts } from "./texts.ts";

export const reportProblems = [
  "too-large",
  "too-slow",
  "too-much-memory",
  "busy",
  "picture-refused",
  "failed",
] as const;
export type ReportProblemCode = (typeof reportProblems)[number];

/** Why a document was not made; `reportProblemText` says it in the reader's language. */
export class ReportProblem extends Error {
  override readonly name = "ReportProblem";
  readonly code: ReportProblemCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ReportProblemCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** The sentence for a reader. */
export function reportProblemText(lang: Lang, { code, params }: ReportProblem): string {
  return findText(reportTexts[lang], `problem.${code}`, params) ?? code;
}
