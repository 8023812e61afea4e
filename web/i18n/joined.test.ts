import { expect, it } from "vitest";
import { isolated, joined } from "./joined.ts";

it("isolates each part and leaves out what is not there", () => {
  expect(joined("Omar", null, "", "2026/11/22")).toBe("\u2068Omar\u2069 · \u20682026/11/22\u2069");
  expect(joined()).toBe("");
});

it("isolates values in sentences of the other direction", () => {
  expect(isolated("C-7F3KQ2", "en")).toBe("C-7F3KQ2");
  expect(isolated("عمر", "en")).toBe("\u2068عمر\u2069");
  expect(isolated("C-7F3KQ2", "ar")).toBe("\u2068C-7F3KQ2\u2069");
});
