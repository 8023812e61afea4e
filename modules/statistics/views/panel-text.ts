import type { Lang } from "@palermo/vocabulary";
import type { Cell } from "../statistics.ts";
import { text } from "../text.ts";
import type { PanelAnswer } from "./view.ts";

/** A number as documents write it: Western figures in every language, as on the screen. */
export function numberText(lang: Lang, value: number): string {
  return new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang, { maximumFractionDigits: 2 }).format(
    value,
  );
}

/** A cell in words: a figure, its bounds, hidden, or no figure. */
export function cellWords(lang: Lang, cell: Cell | undefined): string {
  if (cell === undefined || cell.state === "missing") return text(lang, "page.no-figure");
  if (cell.state === "suppressed") return text(lang, "page.hidden");
  if (cell.state === "censored")
    return text(lang, "page.between", {
      low: numberText(lang, cell.low ?? 0),
      high: numberText(lang, cell.high ?? 0),
    });
  if (cell.low !== undefined && cell.high !== undefined)
    return text(lang, "page.median", {
      value: numberText(lang, cell.value ?? 0),
      low: numberText(lang, cell.low),
      high: numberText(lang, cell.high),
      rows: numberText(lang, cell.rows ?? 0),
    });
  return numberText(lang, cell.value ?? 0);
}

/** What stands under a panel's figures: source, licence, unit, what it leaves out and what to beware of. */
export function footOf(lang: Lang, { dataSet, table, apart, events = [] }: PanelAnswer): string[] {
  if (dataSet === null) return [];
  return [
    text(lang, "export.source", { source: dataSet.source }),
    text(lang, "export.licence", { licence: dataSet.licence }),
    text(lang, "export.data-set", { title: dataSet.title, code: dataSet.code }),
    ...(table?.where ? [text(lang, "export.filter", { where: table.where })] : []),
    ...(apart.length > 0 ? [text(lang, "page.apart", { names: apart.join(", ") })] : []),
    ...events.map(
      ({ date, kindLabel, title, where, source }) =>
        `${date.text} · ${[kindLabel, title, where, source].filter((part) => part !== null).join(" · ")}`,
    ),
    ...(events.length > 0 ? [text(lang, "events.timing")] : []),
    ...(table?.k ? [text(lang, "export.k", { k: table.k })] : []),
    ...(table?.caveats ?? []),
  ];
}
