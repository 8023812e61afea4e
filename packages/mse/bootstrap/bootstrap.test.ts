import { describe, expect, it } from "vitest";
import { chooseModel } from "../method/choose-model.ts";
import { prepare } from "../table/prepared.ts";
import { tableFrom } from "../testing/tables.ts";
import { accelerationOf, bcaSummary } from "./bca.ts";
import { summariseReplicates } from "./interval.ts";
import { bootstrapTotals } from "./replicates.ts";
import { estimatorOf, type Selection } from "./selection.ts";

const four = tableFrom(
  "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,1,1,0,4\n",
);
const none = { weights: Float64Array.of(1, 1, 1), totals: Float64Array.of(5, 5, 5) };

describe("limits from replicates", () => {
  it("counts ties half, so that rounding noise decides nothing", () => {
    const exact = bcaSummary(100, Float64Array.of(90, 100, 100, 110), none);
    const noisy = bcaSummary(100, Float64Array.of(90, 100 - 1e-12, 100 + 1e-12, 110), none);
    expect(exact.z0).toBeCloseTo(0, 12);
    expect(noisy.z0).toBeCloseTo(0, 12);
  });

  it("leaves replicates without an estimate out, and counts them", () => {
    const summary = bcaSummary(100, Float64Array.of(90, Number.NaN, 110, 95, 105, Infinity), none);
    expect([summary.used, summary.failed]).toEqual([4, 2]);
    expect(summary.flags).toContain("failed-replicates");
    expect(summary.percentile(0.5)).toBe(100);
  });

  it("flags replicates on one side, far apart, or none at all", () => {
    expect(bcaSummary(100, Float64Array.of(110, 120), none).flags).toEqual(["one-sided-replicates"]);
    expect(bcaSummary(100, Float64Array.of(50, 600), none).flags).toEqual(["wide-spread"]);
    const empty = bcaSummary(100, Float64Array.of(Number.NaN), none);
    expect(empty.flags).toContain("no-replicates");
    expect(empty.limit(0.5)).toBeNaN();
  });

  it("weighs the jackknife by people", () => {
    // Two histories: r = ±; by hand with weights 3 and 1 and estimates 10 and 14: mean 11, r = 1 and -3.
    const acceleration = accelerationOf({ weights: Float64Array.of(3, 1), totals: Float64Array.of(10, 14) });
    expect(acceleration).toBeCloseTo((3 * 1 - 27) / (6 * (3 * 1 + 9) ** 1.5), 12);
    expect(accelerationOf(none)).toBe(0);
  });
});

describe("a bootstrap with the selection inside", () => {
  const prepared = prepare(four);

  it.each(["main", "stepwise", "bic", "downhill"] as const)(
    "is the same in one piece or several: %s",
    (method) => {
      const { selection } = chooseModel(prepared, { method });
      const whole = bootstrapTotals(four, estimatorOf(4, selection), { seed: 9, from: 0, to: 24 });
      const pieces = [0, 7, 15].map((from, at) =>
        bootstrapTotals(four, estimatorOf(4, selection), { seed: 9, from, to: [7, 15, 24][at] ?? 24 }),
      );
      expect(pieces.flatMap((piece) => [...piece])).toEqual([...whole]);
    },
  );

  it("is wider with more models allowed than with one", () => {
    const chosen = chooseModel(prepared, { method: "bic", maxOrder: 2 });
    if (!chosen.outcome.ok || chosen.selection.kind !== "bic") throw new Error("no choice");
    const { selection } = chosen;
    expect(selection.tops).toEqual([1, 2, 5, 10, 20]);
    const totals = bootstrapTotals(four, estimatorOf(4, selection), { seed: 2, from: 0, to: 300 });
    const limits = summariseReplicates(four, { selection, estimate: chosen.outcome.fit.total, totals });
    const widths = limits.map(({ summary }) => summary.percentile(0.975) - summary.percentile(0.025));
    expect(widths.at(-1)).toBeGreaterThan(widths[0] ?? 0);
    expect(limits.map(({ top }) => top)).toEqual([1, 2, 5, 10, 20]);
  });

  it("drops a list that a replicate empties, as if it had not been there", () => {
    const selection: Selection = { kind: "stepwise", threshold: 0.02 };
    const counts = Float64Array.from(four.counts, (count, history) => (history & 8 ? 0 : count));
    const totals = new Float64Array(1);
    estimatorOf(4, selection).estimate(counts, totals);
    const three = new Float64Array(1);
    estimatorOf(3, selection).estimate(counts.slice(0, 8), three);
    expect(totals[0]).toBeCloseTo(three[0] ?? Number.NaN, 6);
  });
});
