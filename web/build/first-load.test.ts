import { describe, expect, it } from "vitest";
import { inKilobytes, measureFirstLoad } from "./first-load.ts";

function chunk(fileName: string, imports: string[] = [], code = fileName.repeat(20)) {
  return { fileName, imports, code };
}

describe("the budget of the first load", () => {
  const entry = chunk("entry.js", ["a.js", "b.js"]);
  const all = new Map(
    [entry, chunk("a.js", ["b.js"]), chunk("b.js", ["a.js"]), chunk("later.js", [], "x".repeat(9999))].map(
      (file) => [file.fileName, file],
    ),
  );

  it("counts the entry and its imports once, and nothing that is loaded later", () => {
    const { files, total } = measureFirstLoad([entry], all);
    expect(files.map((file) => file.fileName).sort()).toEqual(["a.js", "b.js", "entry.js"]);
    expect(total).toBe(files.reduce((sum, file) => sum + file.bytes, 0));
    expect(total).toBeGreaterThan(0);
  });

  it("writes kilobytes as people compare them", () => {
    expect(inKilobytes(204_800)).toBe("200.0 KB");
  });
});
