/** Days as `yyyy-mm-dd`, without time or zone. */

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The span of days that a date of a given precision covers. */
export type Span = { readonly earliest: string; readonly latest: string };

/** A plain date: a year, a month of it, or a day of that. */
export type PlainDate = { readonly year: number; readonly month?: number; readonly day?: number };

export function spanOf({ year, month, day }: PlainDate): Span {
  if (month === undefined) return { earliest: dayText(year, 1, 1), latest: dayText(year, 12, 31) };
  if (day === undefined) {
    return { earliest: dayText(year, month, 1), latest: dayText(year, month, daysInMonth(year, month)) };
  }
  return { earliest: dayText(year, month, day), latest: dayText(year, month, day) };
}

/** The date `by` units of its own precision later: years, months or days. */
export function shift({ year, month, day }: PlainDate, by: number): PlainDate {
  if (month === undefined) return { year: year + by };
  if (day === undefined) {
    const months = year * 12 + (month - 1) + by;
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  }
  const moved = new Date(Date.UTC(year, month - 1, day + by));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The date as EDTF level 0 writes it: `2019`, `2019-03` or `2019-03-05`. */
export function edtfOf({ year, month, day }: PlainDate): string {
  if (month === undefined) return String(year).padStart(4, "0");
  if (day === undefined) return dayText(year, month, 1).slice(0, 7);
  return dayText(year, month, day);
}
