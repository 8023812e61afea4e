import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import type { Withheld } from "./order.ts";

export const pdfProblems = [
  "not-a-pdf",
  "broken",
  "encrypted",
  "too-large",
  "too-many-pages",
  "too-much-text",
  "too-much-memory",
  "too-slow",
  "stopped",
  "no-such-page",
  "not-redacted",
  "failed",
] as const;
export type PdfProblemCode = (typeof pdfProblems)[number];

const texts = { ar, zh, en, fr, ru, es } as const;

/** Why a PDF was not read or not redacted; `pdfProblemText` says it in the reader's language. */
export class PdfProblem extends Error {
  override readonly name = "PdfProblem";
  readonly code: PdfProblemCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: PdfProblemCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** The sentence for a reader. */
export function pdfProblemText(lang: Lang, { code, params }: PdfProblem): string {
  return findText(texts[lang], `problem.${code}`, params) ?? code;
}

/** What was withheld, as a line of the list that goes with the new file. */
export function withheldText(lang: Lang, { what, page, count }: Withheld): string {
  const line = findText(texts[lang], `withheld.${what}`, { count }) ?? what;
  return page === null ? line : (findText(texts[lang], "withheld.on-page", { page, line }) ?? line);
}
