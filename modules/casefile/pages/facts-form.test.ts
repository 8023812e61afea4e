import { describe, expect, it } from "vitest";
import { FactsChange } from "../casefile.ts";
import { factsIn } from "./facts-form.ts";

describe("factsIn", () => {
  it("sends what was answered and leaves the rest as it is", () => {
    const facts = factsIn({
      sex: { state: "known", value: "female" },
      gender: { state: "unknown" },
      forms: { state: "not-asked" },
      note: "x",
    });
    expect(facts).toEqual({ sex: { state: "known", value: "female" }, gender: { state: "unknown" } });
    expect(FactsChange.safeParse(facts).success).toBe(true);
  });
});
