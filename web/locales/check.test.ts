import { expect, it } from "vitest";
import { entriesOf, leftInEnglish, pluralsMissing, sameKeys } from "./check.ts";

const english = entriesOf({ a: { b: "Open", n_one: "{{n}} row", n_other: "{{n}} rows" }, brand: "Palermo" });

it("compares keys, the forms of a plural being one", () => {
  expect(sameKeys(english, entriesOf({ a: { b: "x", n_other: "y" }, brand: "z" }))).toEqual([]);
  expect(sameKeys(english, entriesOf({ a: { b: "x", c: "y" }, brand: "z" }))).toEqual(["a.n", "a.c"]);
});

it("wants the forms that a language uses", () => {
  expect(pluralsMissing("en", english)).toEqual([]);
  expect(pluralsMissing("ru", english)).toEqual(["a.n_few", "a.n_many"]);
});

it("finds what was left in English", () => {
  expect(leftInEnglish("fr", english, entriesOf({ a: { b: "Open" }, brand: "Palermo" }))).toEqual([
    "a.b: Open",
  ]);
  expect(leftInEnglish("ru", english, entriesOf({ a: { b: "Opened" } }))).toEqual(["a.b: Opened"]);
  expect(leftInEnglish("ru", english, entriesOf({ a: { b: "Открыто" }, brand: "Palermo" }))).toEqual([]);
});
