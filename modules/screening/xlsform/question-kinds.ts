import type { Option, Question } from "../words/instrument.ts";

/** Lists that say yes and no and nothing but the words of an answer here. */
export function isYesNo(options: readonly Option[] | undefined): boolean {
  const ids = (options ?? []).map(({ id }) => id);
  const words = ["yes", "no", "unknown", "refused", "not-asked"];
  return ids.includes("yes") && ids.includes("no") && ids.every((id) => words.includes(id));
}

/** The kind of answer of an XLSForm type, which is one of `knownTypes`. */
export function kindOf(type: string): Question["kind"] {
  switch (type) {
    case "select_one":
      return "choice";
    case "select_multiple":
      return "choices";
    case "integer":
    case "decimal":
      return "number";
    case "date":
    case "note":
      return type;
    default:
      return "text";
  }
}
