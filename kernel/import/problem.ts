import type { Lang } from "../i18n/lang.ts";
import { sentence } from "./sentence.ts";

export const importProblems = [
  "broken-archive",
  "broken-quotes",
  "broken-workbook",
  "broken-xml",
  "changed-since",
  "disk-full",
  "duplicate-columns",
  "empty",
  "no-extension",
  "no-importer",
  "no-rows",
  "no-sheet",
  "no-upload",
  "not-a-table",
  "other-columns",
  "other-document",
  "reader-ended",
  "reader-killed",
  "reader-missing",
  "rejected-rows",
  "row-too-long",
  "stopped",
  "too-big-inside",
  "too-large",
  "too-many-columns",
  "too-many-rows",
  "too-much-memory",
  "too-slow",
  "truncated-archive",
  "unknown-format",
  "unreadable",
  "upload-digest",
  "upload-incomplete",
  "upload-many",
  "upload-over-limit",
  "upload-part-size",
  "upload-too-large",
  "wrong-encoding",
  "wrong-header",
  "xml-doctype",
  "xml-too-deep",
] as const;
export type ImportProblemCode = (typeof importProblems)[number];

export type Params = Readonly<Record<string, string | number>>;

/** A file could not be read as a whole. Its sentence names the place, what stood there and what was expected. */
export class ImportProblem extends Error {
  readonly code: ImportProblemCode;
  readonly params: Params;

  constructor(code: ImportProblemCode, params: Params = {}) {
    super(`import problem: ${code}`);
    this.name = "ImportProblem";
    this.code = code;
    this.params = params;
  }

  /** The sentence for the reader. */
  in(lang: Lang): string {
    return sentence(lang, `problem.${this.code}`, this.params);
  }
}
