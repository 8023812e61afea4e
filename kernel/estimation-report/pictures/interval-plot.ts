import {
  boxAt,
  dotAt,
  lineFrom,
  paint,
  pictureWidth,
  shortened,
  svgOf,
  textAt,
  ticksBetween,
} from "./svg.ts";

export type IntervalRow = {
  readonly label: string;
  readonly point: number | null;
  readonly inner: { readonly low: number; readonly high: number | null } | null;
  readonly outer: { readonly low: number; readonly high: number | null } | null;
  /** Stands where the point would, when there is none. */
  readonly instead: string;
  readonly shown: string;
};

const left = 168;
const right = pictureWidth - 46;
const top = 6;
const rowHeight = 19;

/**
 * Estimates below each other with their limits on one axis. Limits far beyond the others would press everything else
 * together: they are cut at three times the largest estimate and end in an arrow.
 */
export function intervalPlot(
  rows: readonly IntervalRow[],
  { observed, shown }: { observed: number; shown: (value: number) => string },
): string {
  const points = rows.flatMap(({ point }) => (point === null ? [] : [point]));
  const highs = rows.flatMap(({ outer, point }) =>
    [outer === null ? point : outer.high].flatMap((high) => high ?? []),
  );
  const cut = 3 * Math.max(observed, ...points);
  const end = Math.min(cut, Math.max(observed, ...points, ...highs)) * 1.03;
  const x = (value: number) => left + ((right - left) * Math.min(value, end)) / end;
  const bottom = top + rows.length * rowHeight + 4;
  const parts: string[] = [];
  for (const tick of ticksBetween(0, end, 5)) {
    parts.push(lineFrom([x(tick), top], [x(tick), bottom]));
    parts.push(textAt(x(tick), bottom + 11, shown(tick), { anchor: "middle", size: 7.5, fill: paint.quiet }));
  }
  parts.push(
    lineFrom([x(observed), top], [x(observed), bottom], { stroke: paint.quiet, width: 0.8, dash: "3 2" }),
  );
  for (const [index, row] of rows.entries()) {
    const y = top + index * rowHeight + rowHeight / 2 + 2;
    parts.push(textAt(left - 8, y + 3, shortened(row.label, 34), { anchor: "end", size: 8.5 }));
    parts.push(...rowMarks(row, { x, y, end }));
  }
  return svgOf(bottom + 16, parts);
}

function rowMarks(
  row: IntervalRow,
  { x, y, end }: { x: (value: number) => number; y: number; end: number },
): string[] {
  if (row.point === null) return [textAt(left + 4, y + 3, row.instead, { size: 8, fill: paint.quiet })];
  const parts: string[] = [];
  if (row.outer !== null) {
    const high = row.outer.high ?? Number.POSITIVE_INFINITY;
    parts.push(lineFrom([x(row.outer.low), y], [x(high), y], { stroke: paint.accent, width: 1.2 }));
    if (high > end) {
      for (const side of [-3, 3]) {
        parts.push(lineFrom([right - 4, y + side], [right, y], { stroke: paint.accent, width: 1.2 }));
      }
    }
  }
  if (row.inner !== null) {
    const from = x(row.inner.low);
    parts.push(boxAt(from, y - 2.2, x(row.inner.high ?? end) - from, 4.4, paint.accent));
  }
  parts.push(dotAt(x(row.point), y, 4, "#ffffff"), dotAt(x(row.point), y, 3, paint.second));
  parts.push(textAt(right + 6, y + 3, row.shown, { size: 8, bold: true }));
  return parts;
}
