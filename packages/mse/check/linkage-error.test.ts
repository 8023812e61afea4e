import { describe, expect, it } from "vitest";
import { chooseStepwise } from "../stepwise/choose-stepwise.ts";
import { historyTable } from "../table/history-table.ts";
import { prepare } from "../table/prepared.ts";
import { linkageErrors } from "./linkage-error.ts";

function tableOf(counts: readonly number[]) {
  const outcome = historyTable(["A", "B", "C"], counts);
  if (!outcome.ok) throw new Error("no table");
  return outcome.table;
}

describe("wrong matches", () => {
  const table = tableOf([0, 400, 300, 100, 500, 120, 90, 40]);

  it("changes nothing at a share of nothing", () => {
    const plain = chooseStepwise(prepare(table), 0.02).outcome;
    for (const { observed, outcome } of linkageErrors(table, 0.02, [0])) {
      expect(observed).toBe(table.n);
      expect(outcome).toEqual(plain);
    }
  });

  it("puts people together whose matches were missed, and two apart whom one match took for one", () => {
    const [missed, wrong] = linkageErrors(table, 0.02, [0.1]);
    // 350 people with a match: 350 / 9 of them stand as two; 35 are two.
    expect(missed?.observed).toBeCloseTo(table.n - 350 / 9, -1);
    expect(wrong?.observed).toBeCloseTo(table.n + 35, -1);
    const totalOf = (outcome: typeof missed) => (outcome?.outcome?.ok ? outcome.outcome.fit.total : 0);
    const plain = chooseStepwise(prepare(table), 0.02).outcome;
    const total = plain.ok ? plain.fit.total : 0;
    // Missed matches make an estimate too high, false ones too low.
    expect(totalOf(missed)).toBeLessThan(total);
    expect(totalOf(wrong)).toBeGreaterThan(total);
  });

  it("never goes below nobody, and tells an estimate that is lost", () => {
    const thin = tableOf([0, 1, 1, 30, 2, 20, 10, 5]);
    for (const { observed, outcome } of linkageErrors(thin, 0.02, [0.1, 0.9])) {
      expect(observed).toBeGreaterThan(0);
      expect(outcome === null || typeof outcome.ok === "boolean").toBe(true);
    }
  });
});
