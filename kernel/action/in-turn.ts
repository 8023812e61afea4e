import { Problem } from "./problem.ts";

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue for work that costs much processor time or memory: `atOnce` at a time, in the order of asking. Throws
 * `Problem("unavailable")` before any work is begun where `waiting` stand already, so that a flood costs nothing else.
 */
export function inTurn({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): InTurn {
  const line: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= atOnce) {
      if (line.length >= waiting) throw new Problem("unavailable");
      await new Promise<void>((resolve) => line.push(resolve));
    } else busy += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes in between takes it.
      const next = line.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
