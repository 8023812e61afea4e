import { expect, it } from "vitest";
import { revealBudget } from "./reveal-budget.ts";

it("[threat: insider harvesting] gives each role its number of names a day, the widest of several, none to nobody", () => {
  expect(revealBudget(["frontline"])).toBe(40);
  expect(revealBudget(["investigator"])).toBe(120);
  expect(revealBudget(["court", "prosecutor"])).toBe(120);
  expect(revealBudget([])).toBe(0);
});
