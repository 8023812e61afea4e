import type { KeyboardEvent } from "react";

/** Arrow keys go from cell to cell of a matrix, Home and End to the ends of a row; Enter is the button's own. */
export function onGridKey(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.parentElement as HTMLTableRowElement | null;
  if (!cell || !row) return;
  const forward = getComputedStyle(row).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const to = (line: Element | null | undefined, at: number) =>
    line?.children.item(Math.min(Math.max(at, 1), (line?.children.length ?? 1) - 1))?.querySelector("button");
  const at = cell.cellIndex;
  const next =
    event.key === forward
      ? to(row, at + 1)
      : event.key === back
        ? to(row, at - 1)
        : event.key === "ArrowDown"
          ? to(row.nextElementSibling, at)
          : event.key === "ArrowUp"
            ? to(row.previousElementSibling, at)
            : event.key === "Home"
              ? to(row, 1)
              : event.key === "End"
                ? to(row, row.children.length)
                : null;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
