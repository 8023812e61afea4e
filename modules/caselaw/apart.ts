import type { Lang } from "@palermo/vocabulary";
import { directionOf } from "#kernel/words";

/** The parts of a line that is printed, without empty ones: in a line from right to left each keeps its own direction. */
export function apart(lang: Lang, parts: readonly (string | null | undefined)[]): string[] {
  const there = parts.filter((part): part is string => part !== null && part !== undefined && part !== "");
  return directionOf(lang) === "rtl" ? there.map((part) => `\u2068${part}\u2069`) : there;
}
