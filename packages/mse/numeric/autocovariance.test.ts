import { expect, test } from "vitest";
import { Generator } from "../random/generator.ts";
import { autocovariances } from "./autocovariance.ts";

test("autocovariances are those of the definition", () => {
  const generator = new Generator(3);
  const series = Float64Array.from({ length: 37 }, () => 5 + generator.normal());
  const mean = series.reduce((sum, x) => sum + x, 0) / 37;
  const found = autocovariances(series);
  expect(found).toHaveLength(37);
  for (const lag of [0, 1, 5, 36]) {
    let sum = 0;
    for (let i = lag; i < 37; i++) sum += ((series[i] ?? 0) - mean) * ((series[i - lag] ?? 0) - mean);
    expect(found[lag]).toBeCloseTo(sum / 37, 12);
  }
});
