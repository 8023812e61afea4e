import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatMoney, Money } from "./money.ts";
import { absent, known, knownValue, Unknown } from "./unknown.ts";

describe("money", () => {
  it("keeps every digit of an amount that a float would lose", () => {
    expect(formatMoney({ amount: "9007199254740993.0001", currency: "EUR" }, "en")).toContain(
      "9,007,199,254,740,993.0001",
    );
  });

  it("refuses floats, five decimals and unknown forms of currency", () => {
    for (const amount of ["1.23456", "1e5", "", "1,5"]) {
      expect(Money.safeParse({ amount, currency: "EUR" }).success).toBe(false);
    }
    expect(Money.safeParse({ amount: "1", currency: "eur" }).success).toBe(false);
  });
});

describe("a field that can be missing", () => {
  const Age = Unknown(z.int());
  it("tells a known value from every reason for its absence", () => {
    expect(Age.safeParse(known(31)).success).toBe(true);
    for (const state of ["unknown", "not-asked", "refused", "withheld"] as const) {
      expect(Age.safeParse(absent<number>(state)).success).toBe(true);
      expect(knownValue(absent<number>(state))).toBeUndefined();
    }
    expect(knownValue(known(31))).toBe(31);
    expect(Age.safeParse({ state: "known" }).success).toBe(false);
  });
});
