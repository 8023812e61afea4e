import { expect, it } from "vitest";
import { formatFor } from "./format.ts";

it("writes numbers and dates as the language does, with Latin digits", () => {
  expect(formatFor("en").number(1234567)).toBe("1,234,567");
  expect(formatFor("fr").number(1234567).replace(/\s/g, " ")).toBe("1 234 567");
  expect(formatFor("ar").number(1234567)).toMatch(/^1.234.567$/);
  expect(formatFor("ru").date("2024-03-05T12:00:00Z")).toMatch(/5 .*2024/);
  expect(formatFor("zh").list(["一", "二", "三"])).toBe("一、二和三");
});

it("says how far away a moment is", () => {
  const now = new Date("2024-03-05T12:00:00Z");
  const { ago } = formatFor("en");
  expect(ago("2024-03-05T09:00:00Z", now)).toBe("3 hours ago");
  expect(ago("2024-03-07T13:00:00Z", now)).toBe("in 2 days");
  expect(ago("2020-03-05T12:00:00Z", now)).toBe("4 years ago");
});

it("writes sizes of files", () => {
  expect(formatFor("en").bytes(0)).toBe("0 byte");
  expect(formatFor("en").bytes(1_500_000)).toBe("1.5 MB");
  expect(formatFor("en").bytes(3e12)).toBe("3,000 GB");
});
