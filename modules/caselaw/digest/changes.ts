import type { BuiltDigest } from "./build.ts";
import { type CaseWords, type Change, changedParts } from "./edition-words.ts";

/** The words of each case of a digest, as an edition keeps them. */
export function wordsOfCases({ cases, sections }: Pick<BuiltDigest, "cases" | "sections">): CaseWords[] {
  return cases.map(({ mark: _mark, ...one }) => ({
    case: one,
    extracts: sections.flatMap(({ issue, extracts }) =>
      extracts
        .filter(({ code }) => code === one.code)
        .map(({ extract, place }) => ({ issue, extract, place })),
    ),
  }));
}

export type KeptCase = {
  readonly code: string;
  /** Nothing once they were struck. */
  readonly words: CaseWords | null;
  readonly struckFor: "withdrawn" | "names" | null;
};

/** Key order of stored JSON is not ours: compared are the values. */
function same(one: unknown, other: unknown): boolean {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object")
    return one === other;
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  return a.length === b.size && a.every(([key, value]) => b.has(key) && same(value, b.get(key)));
}

/** What changed since an edition was frozen, case by case in its order; `now` is how the same digest would read today. */
export function changesSince(
  kept: readonly KeptCase[],
  now: Pick<BuiltDigest, "cases" | "sections">,
): Change[] {
  const today = new Map(wordsOfCases(now).map((one) => [one.case.code, one]));
  return kept.flatMap(({ code, words, struckFor }): Change[] => {
    const other = today.get(code);
    if (struckFor !== null) return [{ code, kind: struckFor, what: [] }];
    if (words === null || other === undefined) return [{ code, kind: "withdrawn", what: [] }];
    const what = changedParts.filter((part) =>
      part === "extracts" ? !same(words.extracts, other.extracts) : !same(words.case[part], other.case[part]),
    );
    return what.length === 0 ? [] : [{ code, kind: "revised", what }];
  });
}
