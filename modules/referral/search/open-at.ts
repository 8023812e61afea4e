import type { Hours } from "../words/service.ts";
import type { HourOfWeek } from "../words/wish.ts";

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const before = (day: number) => (day === 1 ? 7 : day - 1);

/** Whether a service is open at an hour of the week; a span that ends at or before its beginning runs past midnight. */
export function openAt({ always, spans }: Hours, { day, minute }: HourOfWeek): boolean {
  if (always) return true;
  return spans.some(({ days, from, to }) => {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    if (ends > begins) return days.includes(day) && minute >= begins && minute < ends;
    return (days.includes(day) && minute >= begins) || (days.includes(before(day)) && minute < ends);
  });
}
