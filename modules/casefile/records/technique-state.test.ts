import { expect, it } from "vitest";
import { techniqueState } from "./technique-state.ts";

it("[C3] an authorisation is ahead, running, near its end or over", () => {
  const order = { starts: "2026-03-01", expires: "2026-03-31" };
  const on = (day: string) => techniqueState(order, day);
  expect(
    ["2026-02-28", "2026-03-01", "2026-03-23", "2026-03-24", "2026-03-31", "2026-04-01"].map(on),
  ).toEqual(["ahead", "running", "running", "expires-soon", "expires-soon", "expired"]);
});
