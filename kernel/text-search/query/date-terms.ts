/** Nothing published is searched by a day before or after these. */
const firstYear = 1000;
const lastYear = 2999;

const two = (number: number) => String(number).padStart(2, "0");

/**
 * The years, months and days of which a span consists, as few as possible: entries hold their day as all three. An end
 * is a year, month or day and belongs to the span whole.
 */
export function dateTermsBetween(from: string | null, to: string | null): string[] {
  const first = bound(from, "first");
  const last = bound(to, "last");
  const terms: string[] = [];
  for (let year = Math.max(first.year, firstYear); year <= Math.min(last.year, lastYear); year++) {
    const begins = year === first.year ? first : { month: 1, day: 1 };
    const ends = year === last.year ? last : { month: 12, day: 31 };
    if (begins.month === 1 && begins.day === 1 && ends.month === 12 && ends.day === 31)
      terms.push(String(year));
    else
      for (let month = begins.month; month <= ends.month; month++)
        addMonth(terms, { year, month, begins, ends });
  }
  return terms.length === 0 ? ["none"] : terms;
}

type Bound = { readonly year: number; readonly month: number; readonly day: number };
type InYear = Omit<Bound, "year">;

function bound(text: string | null, end: "first" | "last"): Bound {
  const first = end === "first";
  if (text === null)
    return { year: first ? firstYear : lastYear, month: first ? 1 : 12, day: first ? 1 : 31 };
  const [year = 0, month = first ? 1 : 12, day = first ? 1 : 31] = text.split("-").map(Number);
  return { year, month, day };
}

function addMonth(
  terms: string[],
  { year, month, begins, ends }: { year: number; month: number; begins: InYear; ends: InYear },
): void {
  const from = month === begins.month ? begins.day : 1;
  const to = month === ends.month ? ends.day : 31;
  if (from === 1 && to === 31) terms.push(`${year}-${two(month)}`);
  else for (let day = from; day <= to; day++) terms.push(`${year}-${two(month)}-${two(day)}`);
}
