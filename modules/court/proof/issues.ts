import type { ElementCode } from "../offences/elements.ts";
import { type Cell, peopleBehind, type Row } from "./read-matrix.ts";

/** Evidential issues of the vocabulary that a matrix can raise (UNODC, Case Digest on evidential issues). */
export const hintedIssues = [
  "victim_testimony",
  "consistency",
  "corroboration",
  "consent",
  "subtle_means",
  "debt_and_financial_evidence",
  "documents",
  "role_in_the_chain",
  "absence_of_the_victim",
  "age_of_the_victim",
] as const;
export type HintedIssue = (typeof hintedIssues)[number];
export type Hint = { readonly issue: HintedIssue; readonly element: ElementCode };

export type Matter = {
  readonly rows: readonly Row[];
  readonly cells: readonly Cell[];
  readonly kindOf: (evidenceId: string) => string | undefined;
  readonly participation: string;
  /** People who were harmed and of whom it was decided that they do not testify in court. */
  readonly absent: ReadonlySet<string>;
};

/** The issues that an element's evidence raises, so that judgments on the same issue can be looked for. */
export function hintsOf({ rows, cells, kindOf, participation, absent }: Matter): Hint[] {
  const hints: Hint[] = [];
  for (const row of rows) {
    const { element, standing, onlyOn, contradicted } = row;
    const say = (issue: HintedIssue) => hints.push({ issue, element });
    const here = cells.filter((cell) => cell.element === element);
    if (onlyOn !== null) {
      say("victim_testimony");
      say("corroboration");
    }
    if (contradicted.length > 0) say("consistency");
    if (element === "means") {
      say("consent");
      if (standing === "gap" || standing === "thin") say("subtle_means");
    }
    if (element === "child-age") say("age_of_the_victim");
    const kinds = here.map(({ source }) => ("evidenceId" in source ? kindOf(source.evidenceId) : undefined));
    if (kinds.includes("financial_record")) say("debt_and_financial_evidence");
    if (element.startsWith("document-")) say("documents");
    if (element === "act" && (participation === "accomplice" || participation === "group_member"))
      say("role_in_the_chain");
    if (here.some((cell) => peopleBehind(cell).some((id) => absent.has(id)))) say("absence_of_the_victim");
  }
  return hints;
}
