import { expect, test } from "vitest";
import { valueAt, withValueAt } from "./paths.ts";

test("a value is read and changed within nested objects and lists, the rest stays", () => {
  const whole = { a: { b: [{ c: 1 }, { c: 2 }] }, d: "x" };
  expect(valueAt(whole, ["a", "b", 1, "c"])).toBe(2);
  expect(valueAt(whole, ["a", "no", 1])).toBeUndefined();
  const changed = withValueAt(whole, ["a", "b", 1, "c"], 3) as typeof whole;
  expect(changed).toEqual({ a: { b: [{ c: 1 }, { c: 3 }] }, d: "x" });
  expect(changed.a.b[0]).toBe(whole.a.b[0]);
  expect(withValueAt(whole, ["a", "b", 0], undefined)).toEqual({ a: { b: [{ c: 2 }] }, d: "x" });
  expect(withValueAt(whole, ["d"], undefined)).toEqual({ a: whole.a });
  expect(withValueAt({}, ["e", 0, "f"], 1)).toEqual({ e: [{ f: 1 }] });
});
