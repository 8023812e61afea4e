import { z } from "zod";
import { daysInMonth, edtfOf, type PlainDate, type Span, shift, spanOf } from "./calendar-day.ts";
import { plainTyping, takeHedge } from "./date-typing.ts";

/** Why a typed date could not be read. */
export type DateProblem = "empty" | "not-a-date" | "no-such-month" | "no-such-day" | "backwards";
export type ReadDate = { ok: true; value: PartialDate } | { ok: false; problem: DateProblem };

type Part = { ok: true; date: PlainDate } | { ok: false; problem: DateProblem };

const no = (problem: DateProblem) => ({ ok: false, problem }) as const;

function checked(year: number, month?: number, day?: number): Part {
  if (month === undefined) return { ok: true, date: { year } };
  if (month < 1 || month > 12) return no("no-such-month");
  if (day === undefined) return { ok: true, date: { year, month } };
  if (day < 1 || day > daysInMonth(year, month)) return no("no-such-day");
  return { ok: true, date: { year, month, day } };
}

/** One plain date: `2019`, `2019-03`, `2019-03-05`, `03.2019`, `05.03.2019`; the day stands before the month. */
function readPlain(text: string): Part {
  const big = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  const small = /^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})$/.exec(text);
  const [year, month, day] = big ? big.slice(1) : small ? [small[3], small[2], small[1]] : [];
  if (year === undefined) return no("not-a-date");
  return checked(Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined);
}

function made(text: string, span: { earliest: string | null; latest: string | null }): ReadDate {
  if (span.earliest && span.latest && span.earliest > span.latest) return no("backwards");
  return { ok: true, value: { text, earliest: span.earliest, latest: span.latest } };
}

/** `201X`, `20XX`, `2019-XX`, `2019-03-XX`: digits that nobody knows. */
function readUnspecified(text: string): ReadDate | null {
  if (!/^(\d{3}x|\d{2}xx|\d{4}-xx(-xx)?|\d{4}-\d{2}-xx)$/.test(text)) return null;
  const edtf = text.toUpperCase();
  if (text.includes("-")) {
    const part = readPlain(text.replace(/(-xx)+$/, ""));
    return part.ok ? made(edtf, spanOf(part.date)) : part;
  }
  const first = spanOf({ year: Number(text.replaceAll("x", "0")) });
  const last = spanOf({ year: Number(text.replaceAll("x", "9")) });
  return made(edtf, { earliest: first.earliest, latest: last.latest });
}

/** `2019-21` to `2019-24`: spring to winter. Which months they are depends on the hemisphere, so the span is the year. */
function readSeason(text: string): ReadDate | null {
  const found = /^(\d{4})-2([1-4])$/.exec(text);
  return found ? made(text, spanOf({ year: Number(found[1]) })) : null;
}

/** `~` widens the span by one unit of the date's own precision on each side. */
function widened(date: PlainDate): Span {
  return { earliest: spanOf(shift(date, -1)).earliest, latest: spanOf(shift(date, 1)).latest };
}

function readQualified(text: string): ReadDate {
  const sign = /[~?%]$/.exec(text)?.[0] ?? "";
  const part = readPlain(text.slice(0, text.length - sign.length).trim());
  if (!part.ok) return part;
  const span = sign === "~" || sign === "%" ? widened(part.date) : spanOf(part.date);
  return made(edtfOf(part.date) + sign, span);
}

function readInterval(text: string): ReadDate | null {
  const years = /^(\d{4}) ?- ?(\d{4})$/.exec(text);
  const [from, to] = years
    ? years.slice(1)
    : text.includes("/")
      ? text.split("/").map((end) => end.trim())
      : [];
  if (from === undefined || to === undefined || /^\d{1,2}(\/\d{1,2})?\/\d{4}$/.test(text)) return null;
  const open = (end: string) => end === "" || end === "..";
  if (open(from) && open(to)) return no("not-a-date");
  const start = open(from) ? null : readQualified(from);
  const end = open(to) ? null : readQualified(to);
  if (start && !start.ok) return start;
  if (end && !end.ok) return end;
  return made(`${start?.value.text ?? ".."}/${end?.value.text ?? ".."}`, {
    earliest: start?.value.earliest ?? null,
    latest: end?.value.latest ?? null,
  });
}

/**
 * Reads a date as people type it or as EDTF level 1 writes it, and gives the EDTF text with the first and last
 * day that it can mean (null where it is open). "before 2020" ends with 2019.
 */
export function readPartialDate(typed: string): ReadDate {
  const { hedge, rest } = takeHedge(plainTyping(typed));
  if (rest === "") return no("empty");
  if (hedge === "about")
    return readQualified(
      /[~%]$/.test(rest) ? rest : rest.endsWith("?") ? `${rest.slice(0, -1)}%` : `${rest}~`,
    );
  if (hedge !== null) {
    const part = readPlain(rest);
    if (!part.ok) return part;
    const edge = shift(part.date, hedge === "before" ? -1 : 1);
    return hedge === "before"
      ? made(`../${edtfOf(edge)}`, { earliest: null, latest: spanOf(edge).latest })
      : made(`${edtfOf(edge)}/..`, { earliest: spanOf(edge).earliest, latest: null });
  }
  return readUnspecified(rest) ?? readSeason(rest) ?? readInterval(rest) ?? readQualified(rest);
}

function agrees(date: { text: string; earliest: string | null; latest: string | null }): boolean {
  const read = readPartialDate(date.text);
  return read.ok && read.value.earliest === date.earliest && read.value.latest === date.latest;
}

/** A date as far as it is known: EDTF level 1 text with the days it spans. */
export const PartialDate = z
  .object({
    text: z.string().max(60).describe("EDTF level 1, e.g. 2019, 2019-03, 2018~, ../2019"),
    earliest: z.iso.date().nullable(),
    latest: z.iso.date().nullable(),
  })
  .refine(agrees, "a date such as 2019, 03.2019, 05.03.2019, ~2018 or before 2020, with the days it spans");
export type PartialDate = z.infer<typeof PartialDate>;
