import type { ReportTemplate } from "./words.ts";

/** What the child is asked. `given` is JSON: the data, the words, the language and the marks. */
export type ReportOrder = {
  readonly id: number;
  readonly template: ReportTemplate;
  readonly given: string;
  /** Also as one drawing, for tests that look at it. */
  readonly draw: boolean;
};

export type ReportAnswer =
  | {
      readonly id: number;
      readonly pdf: Buffer;
      readonly pages: number;
      readonly standard: "PDF/A-2b" | "PDF 1.7";
      readonly drawn?: string | undefined;
    }
  | { readonly id: number; readonly failed: string };
