import { expect, test } from "vitest";
import { giveBack } from "./give-back.ts";

test("frees a piece of its own at once, and leaves views on larger memory alone", () => {
  const own = Buffer.allocUnsafeSlow(100_000);
  giveBack(own);
  expect(own.length).toBe(0);
  const large = Buffer.allocUnsafeSlow(100_000);
  giveBack(large.subarray(0, 50_000));
  giveBack(large.subarray(1));
  expect(large.length).toBe(100_000);
  const pooled = Buffer.from("from the pool of all");
  giveBack(pooled);
  expect(pooled.toString()).toBe("from the pool of all");
  giveBack(Buffer.alloc(0));
});
