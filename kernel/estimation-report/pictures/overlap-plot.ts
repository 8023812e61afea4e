import { boxAt, dotAt, lineFrom, paint, pictureWidth, shortened, svgOf, textAt } from "./svg.ts";

export type Combination = { readonly history: number; readonly people: number };

const left = 118;
const barsTop = 14;
const barsHeight = 104;
const rowHeight = 14;

/**
 * Combinations of lists as columns, most people first: a bar above, dots for the lists below, totals of the lists beside
 * (Lex and others 2014, UpSet).
 */
export function overlapPlot(
  lists: readonly { readonly name: string; readonly people: number }[],
  combinations: readonly Combination[],
  shown: (value: number) => string,
): string {
  const step = Math.min(26, (pictureWidth - left - 4) / Math.max(1, combinations.length));
  const most = Math.max(1, ...combinations.map(({ people }) => people));
  const longest = Math.max(1, ...lists.map(({ people }) => people));
  const floor = barsTop + barsHeight;
  const at = (column: number) => left + step * (column + 0.5);
  const row = (list: number) => floor + 12 + rowHeight * (list + 0.5);
  const parts: string[] = [];
  for (const [list, { name, people }] of lists.entries()) {
    if (list % 2 === 0) {
      parts.push(boxAt(left, row(list) - rowHeight / 2, step * combinations.length, rowHeight, "#f3f6f8"));
    }
    const length = (38 * people) / longest;
    parts.push(boxAt(left - 6 - length, row(list) - 3.5, length, 7, paint.pale));
    parts.push(
      textAt(left - 8, row(list) + 2.8, shown(people), { anchor: "end", size: 7.5, fill: paint.quiet }),
    );
    parts.push(
      textAt(left - 48, row(list) + 2.8, shortened(name, 14), { anchor: "end", size: 8, bold: true }),
    );
  }
  parts.push(lineFrom([left, floor], [left + step * combinations.length, floor]));
  for (const [column, { history, people }] of combinations.entries()) {
    const height = Math.max(0.8, (barsHeight * people) / most);
    parts.push(boxAt(at(column) - step * 0.32, floor - height, step * 0.64, height, paint.accent));
    const size = step < 15 ? 6 : 7.5;
    parts.push(textAt(at(column), floor - height - 3, shown(people), { anchor: "middle", size }));
    const members = lists.flatMap((_, list) => ((history >> list) & 1 ? [list] : []));
    const [first = 0, last = 0] = [members[0], members.at(-1)];
    if (members.length > 1) {
      parts.push(
        lineFrom([at(column), row(first)], [at(column), row(last)], { stroke: paint.accent, width: 1.6 }),
      );
    }
    for (let list = 0; list < lists.length; list++) {
      const inside = members.includes(list);
      parts.push(dotAt(at(column), row(list), inside ? 3.4 : 2, inside ? paint.accent : paint.line));
    }
  }
  return svgOf(row(lists.length - 1) + rowHeight, parts);
}
