import { describe, expect, test } from "vitest";
import { TranslatedText, textIn } from "./translated-text.ts";

describe("a translated text", () => {
  const title = TranslatedText(40).parse({
    lang: "pt",
    text: "Caso dos trabalhadores",
    translations: { en: { text: "Case of the workers", by: "the court", reviewed: true } },
  });

  test("is read in the reader's language where there is one, else as it was written", () => {
    expect(textIn(title, "pt")).toEqual({ lang: "pt", text: "Caso dos trabalhadores" });
    expect(textIn(title, "en")).toEqual({ lang: "en", text: "Case of the workers" });
    expect(textIn(title, "ar")).toEqual({ lang: "pt", text: "Caso dos trabalhadores" });
  });

  test("refuses what is empty, too long or in no language", () => {
    for (const wrong of [
      { lang: "en", text: " " },
      { lang: "en", text: "x".repeat(41) },
      { lang: "english text", text: "x" },
      { lang: "en", text: "x", translations: { fr: { text: "", by: "a", reviewed: true } } },
    ])
      expect(TranslatedText(40).safeParse(wrong).success).toBe(false);
  });
});
