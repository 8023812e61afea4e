import { describe, expect, it } from "vitest";
import { inTwoLines, ownWay } from "./chart-text.ts";

/** Ten for each letter. */
const measure = (text: string) => 10 * Array.from(text).length;
const plain = (label: string) => label.replaceAll(/[\u2068\u2069]/g, "");

describe("labels of pictures", () => {
  it("keep their own direction", () => {
    expect(ownWay("18 سنة فأكثر")).toBe("\u206818 سنة فأكثر\u2069");
  });

  it("stay on one line where there is room", () => {
    expect(inTwoLines("Ghana", 100, measure)).toBe("\u2068Ghana\u2069");
  });

  it("break between words, each line with its own direction", () => {
    expect(inTwoLines("الولايات المتحدة الأمريكية", 160, measure)).toBe(
      "\u2068الولايات المتحدة\u2069\n\u2068الأمريكية\u2069",
    );
  });

  it("break between the signs of a script without spaces", () => {
    expect(plain(inTwoLines("大不列颠及北爱尔兰联合王国", 80, measure))).toBe("大不列颠及北爱尔\n兰联合王国");
  });

  it("never take a third line: the rest is cut with a mark", () => {
    const label = plain(inTwoLines("United Kingdom of Great Britain and Northern Ireland", 150, measure));
    expect(label).toBe("United Kingdom\nof Great Brita…");
  });

  it("cut one word that is too long for its line", () => {
    expect(plain(inTwoLines("Donaudampfschifffahrt", 100, measure))).toBe("Donaudamp…");
  });
});
