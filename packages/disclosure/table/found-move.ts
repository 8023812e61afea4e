/** A change that keeps every sum: `size` cells, each with the sign of its change. Reused, never allocated in a search. */
export type FoundMove = { readonly cells: Int32Array; readonly signs: Int8Array; size: number; work: number };

/** Room for a move of up to `most` cells. `work` counts the cells looked at by all searches that share it. */
export function emptyMove(most: number): FoundMove {
  return { cells: new Int32Array(most), signs: new Int8Array(most), size: 0, work: 0 };
}
