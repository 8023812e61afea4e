import { expect, test } from "vitest";
import { changesBetween } from "./changes.ts";

test("names what changed with both values, and leaves out what tells a reader nothing", () => {
  const was = { state: "open", version: 1, agency_id: "a", dossier_id: "d", sealed: false, held: false };
  const became = { ...was, state: "closed", version: 2, sealed: true };
  expect(changesBetween(was, became)).toEqual([
    { field: "state", from: "open", to: "closed", sealed: false },
  ]);
});

test("of a sealed field it says only that it changed", () => {
  expect(changesBetween({ title: "\\x00ff" }, { title: "\\x11ee" })).toEqual([
    { field: "title", sealed: true },
  ]);
  expect(changesBetween({ title: null }, { title: "\\x11ee" })).toEqual([{ field: "title", sealed: true }]);
  expect(changesBetween({ title: "\\x00ff" }, { title: null })).toEqual([{ field: "title", sealed: true }]);
});

test("a beginning has no earlier values, an end no later ones", () => {
  expect(changesBetween(null, { state: "open" })).toEqual([
    { field: "state", from: null, to: "open", sealed: false },
  ]);
  expect(changesBetween({ state: "open" }, null)).toEqual([
    { field: "state", from: "open", to: null, sealed: false },
  ]);
});
