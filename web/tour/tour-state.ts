import { useSyncExternalStore } from "react";
import type { TourStep } from "./tour-steps.ts";

export type TourState = { readonly steps: readonly TourStep[]; readonly at: number };

let state: TourState | null = null;
const listeners = new Set<() => void>();

function change(next: TourState | null): void {
  state = next;
  for (const told of listeners) told();
}

/** Begins a tour at its first step. */
export function startTour(steps: readonly TourStep[]): void {
  change({ steps, at: 0 });
}

export function goToStep(at: number): void {
  if (state) change({ ...state, at: Math.min(Math.max(at, 0), state.steps.length - 1) });
}

export function endTour(): void {
  change(null);
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The tour that is taken now, and where one is in it. */
export function useTour(): TourState | null {
  return useSyncExternalStore(listen, () => state);
}
