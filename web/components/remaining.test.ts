import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { remainingText } from "./remaining.ts";

const t = ((_key: string, { time }: { time: string }) => time) as unknown as TFunction;

it("rounds what remains to steps that people can follow", () => {
  expect(remainingText(t, "en", 0)).toBe("5 seconds");
  expect(remainingText(t, "en", 12_000)).toBe("15 seconds");
  expect(remainingText(t, "en", 61_000)).toBe("2 minutes");
  expect(remainingText(t, "en", 7_000_000)).toBe("2 hours");
});
