import { expect, it } from "vitest";
import { csvText } from "./save-file.ts";

it("quotes what needs it and takes the life out of formulas", () => {
  const text = csvText(
    ["a", "b"],
    [
      ["=1+1", 'say "no", now'],
      ["-2", -2],
      [null, undefined],
    ],
  );
  expect(text).toBe('\uFEFFa,b\r\n\'=1+1,"say ""no"", now"\r\n\'-2,-2\r\n,\r\n');
});
