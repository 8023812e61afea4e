import { useEffect } from "react";
import { doors } from "../doors.ts";
import { pageAt } from "../help/page-help.ts";
import { useChoice } from "./choices.ts";
import { leaveNow } from "./leave-now.ts";
import { ownPages } from "./places.ts";

const within = 1_000;

/** Esc twice within a second leaves the page at once, where the page allows it and the reader switched it on. */
export function QuickExit({ path }: { path: string }) {
  const { on } = useChoice("quick-exit");
  const page = pageAt([{ name: "web", pages: ownPages }, ...doors], path);
  const active = on && page?.page.quickExit === true;

  useEffect(() => {
    if (!active) return;
    let last = Number.NEGATIVE_INFINITY;
    function pressed(event: KeyboardEvent): void {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - last < within) leaveNow();
      last = event.timeStamp;
    }
    // Before dialogs and menus, which take the key for themselves.
    document.addEventListener("keydown", pressed, { capture: true });
    return () => document.removeEventListener("keydown", pressed, { capture: true });
  }, [active]);
  return null;
}
