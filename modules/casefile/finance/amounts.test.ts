import { describe, expect, it } from "vitest";
import { amountOf, readAmount, unitsOf } from "./amounts.ts";

describe("amounts of money", () => {
  it("are added exactly, however many there are", () => {
    let sum = 0n;
    for (let n = 0; n < 100_000; n += 1) sum += unitsOf("0.1");
    expect(amountOf(sum)).toBe("10000.00");
    expect(amountOf(unitsOf("9999999999999999.9999") - unitsOf("0.0001"))).toBe("9999999999999999.9998");
    expect(amountOf(unitsOf("-12.5"))).toBe("-12.50");
  });

  it("are read as banks write them", () => {
    for (const [text, amount] of [
      ["1234.5", "1234.5"],
      ["1,234.50", "1234.50"],
      ["1.234,50", "1234.50"],
      ["1 234,50", "1234.50"],
      ["1'234.50", "1234.50"],
      ["1.234.567", "1234567"],
      ["007", "7"],
    ])
      expect(readAmount(text ?? "")).toBe(amount);
  });

  it("are not guessed: what could be read in two ways, or is nothing, is refused", () => {
    for (const text of ["1.234", "1,234", "", "0", "-5", "12x", "1.2.3", "1,23,456.00", "12345678901234567"])
      expect(readAmount(text)).toBeNull();
  });
});
