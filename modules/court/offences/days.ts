/** Days as `yyyy-mm-dd`, reckoned in the Gregorian calendar without zone. */
const dayLength = 86_400_000;

function at(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function textOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

export function plusDays(day: string, days: number): string {
  return textOf(at(day) + days * dayLength);
}

export function dayBefore(day: string): string {
  return plusDays(day, -1);
}

export function dayAfter(day: string): string {
  return plusDays(day, 1);
}

/** Days from one to the other; 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / dayLength);
}

/** The day of the same number so many months or years on; the month's last where it has none. */
export function plusTerm(day: string, amount: number, unit: "years" | "months"): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  const number = Number(day.slice(8, 10));
  const months = year * 12 + month + amount * (unit === "years" ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return textOf(Date.UTC(toYear, toMonth, Math.min(number, last)));
}
