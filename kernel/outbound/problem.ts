import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import { locales } from "./text.ts";

export const outboundProblems = [
  "bad-address",
  "not-https",
  "not-allowed",
  "private-address",
  "unknown-host",
  "redirect",
  "too-large",
  "too-slow",
  "unreachable",
] as const;
export type OutboundProblemCode = (typeof outboundProblems)[number];

/** Why something outside was not asked or not heard; `outboundProblemText` says it. Never holds what was sent. */
export class OutboundProblem extends Error {
  override readonly name = "OutboundProblem";
  readonly code: OutboundProblemCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: OutboundProblemCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** The sentence for a reader. */
export function outboundProblemText(
  lang: Lang,
  code: OutboundProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return findText(locales[lang], `problem.${code}`, params) ?? code;
}
