import { useEffect, useRef } from "react";

const waitsFor = 15_000;
let wanted: { readonly action: string; readonly until: number } | null = null;
const listeners = new Set<() => void>();

/** Somebody called an action by its name: the next button of that action opens its dialog. Nothing stands in the address. */
export function wantAction(action: string): void {
  wanted = { action, until: Date.now() + waitsFor };
  for (const told of listeners) told();
}

/** Opens for an action that was called by its name, also while the button is there already. */
export function useWantedAction(action: string, open: () => void): void {
  const held = useRef(open);
  held.current = open;
  useEffect(() => {
    function look(): void {
      if (wanted?.action !== action || wanted.until < Date.now()) return;
      wanted = null;
      held.current();
    }
    look();
    listeners.add(look);
    return () => {
      listeners.delete(look);
    };
  }, [action]);
}
