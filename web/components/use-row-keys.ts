import { type RefObject, useEffect } from "react";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
  );
}

/** `j` and `k` move between the rows of a list, by focusing their links; Enter then opens as for any link. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function move(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== "j" && event.key !== "k") return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row] a[data-main]") ?? [])];
      if (rows.length === 0) return;
      const now = rows.findIndex(
        (row) =>
          row === document.activeElement || row.closest("[data-row]")?.contains(document.activeElement),
      );
      const next = now < 0 ? 0 : Math.min(Math.max(now + (event.key === "j" ? 1 : -1), 0), rows.length - 1);
      event.preventDefault();
      rows[next]?.focus();
      rows[next]?.scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [list]);
}
