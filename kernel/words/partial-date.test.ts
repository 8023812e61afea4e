import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PartialDate, readPartialDate } from "./partial-date.ts";
import { type DateWords, formatPartialDate } from "./partial-date-text.ts";

const read: [typed: string, text: string, earliest: string | null, latest: string | null][] = [
  ["2019", "2019", "2019-01-01", "2019-12-31"],
  ["03.2019", "2019-03", "2019-03-01", "2019-03-31"],
  ["3/2019", "2019-03", "2019-03-01", "2019-03-31"],
  ["2019-3", "2019-03", "2019-03-01", "2019-03-31"],
  ["05.03.2019", "2019-03-05", "2019-03-05", "2019-03-05"],
  ["29.02.2020", "2020-02-29", "2020-02-29", "2020-02-29"],
  ["2019年3月5日", "2019-03-05", "2019-03-05", "2019-03-05"],
  ["٠٣.٢٠١٩", "2019-03", "2019-03-01", "2019-03-31"],
  ["~2018", "2018~", "2017-01-01", "2019-12-31"],
  ["about 2018", "2018~", "2017-01-01", "2019-12-31"],
  ["около 03.2019", "2019-03~", "2019-02-01", "2019-04-30"],
  ["حوالي 2018", "2018~", "2017-01-01", "2019-12-31"],
  ["~2018?", "2018%", "2017-01-01", "2019-12-31"],
  ["2018?", "2018?", "2018-01-01", "2018-12-31"],
  ["before 2020", "../2019", null, "2019-12-31"],
  ["avant 03.2019", "../2019-02", null, "2019-02-28"],
  ["antes del 01.01.2020", "../2019-12-31", null, "2019-12-31"],
  ["2020年以前", "../2019", null, "2019-12-31"],
  ["после 2020", "2021/..", "2021-01-01", null],
  ["2019/2021", "2019/2021", "2019-01-01", "2021-12-31"],
  ["2019 – 2021", "2019/2021", "2019-01-01", "2021-12-31"],
  ["../2020-06", "../2020-06", null, "2020-06-30"],
  ["201x", "201X", "2010-01-01", "2019-12-31"],
  ["2019-XX", "2019-XX", "2019-01-01", "2019-12-31"],
  ["2019-02-XX", "2019-02-XX", "2019-02-01", "2019-02-28"],
  ["2019-22", "2019-22", "2019-01-01", "2019-12-31"],
];

describe("readPartialDate", () => {
  it.each(read)("reads %s as %s", (typed, text, earliest, latest) => {
    expect(readPartialDate(typed)).toEqual({ ok: true, value: { text, earliest, latest } });
  });

  it.each([
    ["31.02.2020", "no-such-day"],
    ["29.02.2019", "no-such-day"],
    ["2019-04-31", "no-such-day"],
    ["13.2019", "no-such-month"],
    ["2019-00", "no-such-month"],
    ["2021/2019", "backwards"],
    ["", "empty"],
    ["before", "empty"],
    ["yesterday", "not-a-date"],
    ["19", "not-a-date"],
    ["/", "not-a-date"],
    ["2019/soon", "not-a-date"],
  ])("says what is wrong with %s", (typed, problem) => {
    expect(readPartialDate(typed)).toEqual({ ok: false, problem });
  });

  it("reads its own text to the same days, and never throws", () => {
    const typing = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(~|before |after )?(\d{1,2}\.){0,2}\d{4}[?~%]?$/),
      fc.stringMatching(/^\d{4}(-\d{2}){0,2}(\/(\d{4}|\.\.))?$/),
    );
    fc.assert(
      fc.property(typing, (typed) => {
        const first = readPartialDate(typed);
        if (!first.ok) return;
        expect(readPartialDate(first.value.text)).toEqual(first);
        expect(PartialDate.safeParse(first.value).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not take days that the text does not mean", () => {
    expect(
      PartialDate.safeParse({ text: "2019", earliest: "1900-01-01", latest: "2019-12-31" }).success,
    ).toBe(false);
  });
});

const say: DateWords = (word, { date, end }) => (end ? `${word} ${date} and ${end}` : `${word} ${date}`);

describe("formatPartialDate", () => {
  it.each([
    ["2019", "2019"],
    ["2019-03", "March 2019"],
    ["2019-03-XX", "March 2019"],
    ["2018~", "about 2018"],
    ["2019-03?", "perhaps March 2019"],
    ["../2019", "until 2019"],
    ["2021/..", "from 2021"],
    ["2019/2021-03", "between 2019 and March 2021"],
    ["201X", "between 2010 and 2019"],
    ["2019-22", "summer 2019"],
  ])("says %s as %s", (text, said) => {
    expect(formatPartialDate({ text }, "en", say)).toBe(said);
  });

  it("keeps the Gregorian calendar and Latin digits in Arabic", () => {
    expect(formatPartialDate({ text: "2019-03-05" }, "ar", say)).toMatch(/5.*2019/);
  });
});
