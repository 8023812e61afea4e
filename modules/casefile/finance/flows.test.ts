import { expect, it } from "vitest";
import { flowsOf } from "./flows.ts";

const moved = (from: string, to: string, amount: string, currency = "EUR", madeOn = "2026-01-05") => ({
  from,
  to,
  madeOn,
  amount: { amount, currency },
});

it("adds transfers between the same holders exactly, and never across currencies", () => {
  const found = flowsOf([
    moved("A. Person", "Agency", "0.1"),
    moved("a.  person", "AGENCY ", "0.2", "EUR", "2026-02-01"),
    moved("Agency", "Owner", "0.25"),
    moved("Agency", "Owner", "1000", "NGN"),
  ]);
  expect(found.map(({ currency, amount, transfers }) => [currency, amount, transfers])).toEqual([
    ["EUR", "0.55", 3],
    ["NGN", "1000.00", 1],
  ]);
  expect(found[0]).toMatchObject({
    first: "2026-01-05",
    last: "2026-02-01",
    flows: [
      { from: "A. Person", to: "Agency", amount: "0.30", transfers: 2 },
      { from: "Agency", to: "Owner", amount: "0.25", transfers: 1 },
    ],
    holders: [
      { holder: "Agency", received: "0.30", sent: "0.25" },
      { holder: "A. Person", received: "0.00", sent: "0.30" },
      { holder: "Owner", received: "0.25", sent: "0.00" },
    ],
  });
  expect(flowsOf([])).toEqual([]);
});
