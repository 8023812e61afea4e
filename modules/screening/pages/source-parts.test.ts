import { expect, it } from "vitest";
import { sourceParts } from "./source-parts.ts";

it("knows Palermo's own words and the usual citations", () => {
  expect(sourceParts("Palermo's own words, after TIP Protocol article 6(3)(a)")).toEqual({
    own: true,
    cited: "tip",
    value: "6(3)(a)",
  });
  expect(sourceParts("A/CONF.213/7 paragraph 28")).toEqual({ own: false, cited: "paper", value: "28" });
  expect(sourceParts("Palermo's own words, after ILO indicators of forced labour (2012), 9").cited).toBe(
    "ilo",
  );
});

it("leaves everything else as it was written", () => {
  const other = "SOM Protocol articles 3, 5, 6, 9 and 16";
  expect(sourceParts(`Palermo's own words, after ${other}`)).toEqual({
    own: true,
    cited: null,
    value: other,
  });
  expect(sourceParts("Our handbook, page 3")).toEqual({
    own: false,
    cited: null,
    value: "Our handbook, page 3",
  });
});
