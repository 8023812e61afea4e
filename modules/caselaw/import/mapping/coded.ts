import { findAllByMapping, findCode, type ListName } from "@palermo/vocabulary";
import type { CodedElement } from "../../words/index.ts";
import aliases from "./aliases.json" with { type: "json" };

const lists: Record<CodedElement, ListName> = {
  acts: "act",
  means: "means",
  purposes: "purpose",
  forms: "form",
  sectors: "sector",
};

/** Words with which sources say that they know nothing. */
const nothings: ReadonlySet<string> = new Set(["", "na", "n/a", "*", "?", "-", "none", "unknown"]);

function folded(value: string): string {
  return value.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Whether a cell says nothing: empty, "NA", "?". A star is a footnote of the source, not a value. */
export function saysNothing(cell: string): boolean {
  return nothings.has(folded(cell).replace(/\*+$/, "").trim());
}

function byList(element: CodedElement): Map<string, readonly string[]> {
  const own: Readonly<Record<string, readonly string[]>> = aliases[element];
  return new Map(Object.entries(own));
}

const known = new Map((Object.keys(lists) as CodedElement[]).map((element) => [element, byList(element)]));

/** Case and the spelling of spaces vary in published files; the vocabulary's values are exact. */
function valueCodes(element: CodedElement, value: string): readonly string[] {
  const list = lists[element];
  const key = folded(value);
  const code = key.replaceAll(" ", "_");
  if (findCode(list, code) !== undefined) return [code];
  const alias = known.get(element)?.get(key);
  if (alias !== undefined) return alias;
  const tries = [value.trim(), `${key.charAt(0).toUpperCase()}${key.slice(1)}`];
  for (const text of tries) {
    const codes = findAllByMapping(list, "sherloc", text).map((entry) => entry.code);
    if (codes.length > 0) return codes;
  }
  return [];
}

export type Coded = { readonly codes: string[]; readonly unmapped: string[] };

/** The codes of a cell that lists values parted by semicolons or line breaks, and the values that no list knows. */
export function codesOfCell(element: CodedElement, cell: string): Coded {
  const codes = new Set<string>();
  const unmapped: string[] = [];
  for (const part of cell.split(/[;\r\n]+/)) {
    const value = part.replace(/\s+/g, " ").trim();
    if (saysNothing(value)) continue;
    const found = valueCodes(element, value);
    if (found.length === 0) unmapped.push(value);
    for (const code of found) codes.add(code);
  }
  return { codes: [...codes], unmapped };
}
