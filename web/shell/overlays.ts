import { useSyncExternalStore } from "react";

/** What can lie over a page, one at a time. */
export type Overlay = "search" | "help" | "keys";

let open: Overlay | null = null;
const listeners = new Set<() => void>();

export function showOverlay(overlay: Overlay | null): void {
  open = overlay;
  for (const told of listeners) told();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The overlay that lies over the page now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(listen, () => open);
}
