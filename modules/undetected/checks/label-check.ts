import type { Lang } from "#kernel/words";
import { listLabel, listsLabel } from "../list-label.ts";
import type { PartCheck } from "./check-part.ts";

/** A check with its lists as the reader calls them. */
export function labelCheck(check: PartCheck, lang: Lang): PartCheck {
  const moved = (one: PartCheck["leavingOut"][number]) => ({
    ...one,
    lists: one.lists.map((name) => listLabel(name, lang)),
  });
  return {
    ...check,
    lists: check.lists.map(({ name, people }) => ({ name: listLabel(name, lang), people })),
    pairs: check.pairs.map((pair) => ({ ...pair, lists: listsLabel(pair.lists, lang) })),
    warnings: check.warnings.map((warning) => ({
      ...warning,
      lists: warning.lists.map((names) => listsLabel(names, lang)),
    })),
    leavingOut: check.leavingOut.map(moved),
    merging: check.merging.map(moved),
  };
}
