import { expect, it } from "vitest";
import { languageName } from "./language-name.ts";

it("names languages in the reader's language and keeps what has no name", () => {
  expect(languageName("fr", "ar")).toBe("الفرنسية");
  expect(languageName("ti", "ru")).toBe("тигринья");
  expect(languageName("not a code", "en")).toBe("not a code");
});
