import { expect, it } from "vitest";
import { safeReturn } from "./safe-return.ts";

it("returns to pages of the app", () => {
  expect(safeReturn("/app/casefile/case/C-7F3KQ2?tab=history")).toBe(
    "/app/casefile/case/C-7F3KQ2?tab=history",
  );
  expect(safeReturn("/app")).toBe("/app");
});

it("never leads elsewhere", () => {
  for (const back of [
    "//evil.test",
    "https://evil.test",
    "/app//evil.test",
    "/application",
    "/app/sign-in?back=/app",
    "/app\\evil",
    7,
    undefined,
  ]) {
    expect(safeReturn(back)).toBe("/app");
  }
});
