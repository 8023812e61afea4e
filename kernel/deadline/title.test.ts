import { describe, expect, test } from "vitest";
import { titleIn, titleToSeal } from "./title.ts";

describe("the title of a deadline", () => {
  test("that Palermo sets is read in each reader's language", () => {
    const sealed = titleToSeal((lang) => (lang === "ar" ? "مراجعة" : `review (${lang})`));
    expect(titleIn("ar", sealed)).toBe("مراجعة");
    expect(titleIn("ru", sealed)).toBe("review (ru)");
  });

  test("that somebody wrote stays as it was written, also one that looks like words in all languages", () => {
    expect(titleIn("zh", titleToSeal("Call the advocate"))).toBe("Call the advocate");
    const forged = '\u001e{"zh":"x"}';
    expect(titleIn("zh", titleToSeal(forged))).toBe('{"zh":"x"}');
  });
});
