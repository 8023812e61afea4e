import { expect, test } from "vitest";
import { Options } from "../undetected.ts";
import { roundEstimate } from "./coarse.ts";

test("[X5] an estimate from own dossiers keeps no exact count, not in its density either", () => {
  const { result } = roundEstimate({
    ...{ estimateId: crypto.randomUUID(), runId: crypto.randomUUID(), part: {}, method: "dga" },
    ...{ options: Options.parse({}), madeWith: "@palermo/mse 0.1.0", madeAt: "2026-01-01T00:00:00.000Z" },
    result: {
      ...{ observed: 73, estimate: 187.4, hidden: 114.4, reason: null, model: null, existence: null },
      intervals: [{ level: 0.95, low: 101.2, high: 333.3, how: "posterior" }],
      ...{ minusInfinity: [], failedReplicates: null, seconds: 1, bound: false },
      warnings: [{ code: "small-expected-overlap", value: 3 }],
      density: { at: [74, 75], height: [0.5, 0.5] },
    },
  });
  expect(result).toMatchObject({ observed: 70, estimate: 180, hidden: 110, density: null });
  expect(result.intervals).toEqual([{ level: 0.95, low: 100, high: 330, how: "posterior" }]);
  expect(result.warnings).toEqual([{ code: "small-expected-overlap", value: null }]);
});
