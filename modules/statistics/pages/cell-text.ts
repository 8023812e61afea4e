import type { TFunction } from "i18next";
import type { Format } from "../../../web/i18n/format.ts";
import type { Cell, Figure } from "../statistics.ts";

type Words = { readonly t: TFunction; readonly format: Format };

/** A cell as its reader sees it: a count, bounds, hidden, or no figure. */
export function cellText(cell: Cell | undefined, { t, format }: Words): string {
  if (cell === undefined || cell.state === "missing") return t("page.no-figure");
  if (cell.state === "suppressed") return t("page.hidden");
  if (cell.state === "censored")
    return t("page.between", { low: format.number(cell.low ?? 0), high: format.number(cell.high ?? 0) });
  if (cell.low !== undefined && cell.high !== undefined)
    return t("page.median", {
      value: format.number(cell.value ?? 0),
      low: format.number(cell.low),
      high: format.number(cell.high),
      rows: format.number(cell.rows ?? 0),
    });
  return format.number(cell.value ?? 0);
}

export function figureText(figure: Figure | null, { t, format }: Words): string {
  if (figure === null) return t("page.no-figure");
  if (figure.low === figure.high) return format.number(figure.low);
  return t("page.between", { low: format.number(figure.low), high: format.number(figure.high) });
}

/** A share in the digits that its count supports. */
export function shareText(cell: Cell, lang: string): string {
  if (cell.percent === undefined) return "–";
  const digits = { minimumFractionDigits: cell.decimals ?? 0, maximumFractionDigits: cell.decimals ?? 0 };
  return new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang, { style: "percent", ...digits }).format(
    cell.percent / 100,
  );
}
