import { findCode } from "@palermo/vocabulary";
import { type CodedElement, codedElements, type JudgmentInput } from "../../words/index.ts";
import { codesOfCell } from "./coded.ts";
import { codesInText } from "./rules.ts";

type ElementsInput = JudgmentInput["elements"];

/** One element of one record: its codes, who chose them, and the values of the source that no list knows. */
export type ReadElement = {
  readonly codes: readonly string[];
  readonly by: "source" | "rule" | null;
  readonly unmapped: readonly string[];
};
export type ReadElements = Readonly<Record<CodedElement, ReadElement>>;

export type ElementAsk = {
  /** Coded cells of the source, where it has them. */
  readonly cells?: Partial<Readonly<Record<CodedElement, string>>>;
  /** What happened, in words. */
  readonly text?: string | undefined;
  readonly lang: string;
};

function read(element: CodedElement, { cells = {}, text, lang }: ElementAsk): ReadElement {
  const { codes, unmapped } = codesOfCell(element, cells[element] ?? "");
  if (codes.length > 0) return { codes, by: "source", unmapped };
  const proposed = text === undefined ? [] : codesInText(element, text, lang);
  return { codes: proposed, by: proposed.length > 0 ? "rule" : null, unmapped };
}

/** A purpose of the Protocol is also the form of the same name. */
function formsOf(purposes: ReadElement, forms: ReadElement): ReadElement {
  if (forms.by === "source" || purposes.by === null) return forms;
  const same = purposes.codes.filter((code) => code !== "other" && findCode("form", code) !== undefined);
  if (same.length === 0) return forms;
  // What the source chose wins over what rules find in the text.
  const codes = purposes.by === "source" ? same : [...new Set([...same, ...forms.codes])];
  return { codes, by: purposes.by, unmapped: forms.unmapped };
}

/** The coded elements of one record. Coded cells win; where one holds no known value, rules over the text propose. */
export function readElements(ask: ElementAsk): ReadElements {
  const purposes = read("purposes", ask);
  return {
    acts: read("acts", ask),
    means: read("means", ask),
    purposes,
    forms: formsOf(purposes, read("forms", ask)),
    sectors: read("sectors", ask),
  };
}

/** As a judgment holds them. */
export function asElements(elements: ReadElements): ElementsInput {
  const codedBy: NonNullable<ElementsInput["codedBy"]> = {};
  for (const element of codedElements) {
    const { by } = elements[element];
    if (by !== null) codedBy[element] = by;
  }
  return {
    acts: [...elements.acts.codes],
    means: [...elements.means.codes],
    purposes: [...elements.purposes.codes],
    forms: [...elements.forms.codes],
    sectors: [...elements.sectors.codes],
    codedBy,
  };
}
