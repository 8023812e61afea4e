import { labelOf } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import { text } from "../text.ts";
import type { Element } from "../words/element.ts";

/** What a code of an element is called; codes of the Protocols by the vocabulary. */
export function codeText(element: Element, code: string | undefined, lang: Lang): string | null {
  if (code === undefined) return null;
  switch (element) {
    case "act":
    case "means":
    case "purpose":
      return labelOf(element, code, lang);
    case "aggravation":
      return labelOf("som-aggravation", code, lang);
    case "offence":
    case "protection":
      return text(lang, `${element}.${code}`);
    case "benefit":
    case "illegal-entry":
      return null;
    default:
      return element satisfies never;
  }
}
