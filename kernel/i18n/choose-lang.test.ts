import { expect, test } from "vitest";
import { langOfHeader } from "./choose-lang.ts";

test.each([
  ["fr", "fr"],
  ["de, es;q=0.8, en;q=0.7", "es"],
  ["en;q=0.3, ru;q=0.9", "ru"],
  ["zh-Hant-HK", "zh"],
  ["AR-eg", "ar"],
  ["de", "en"],
  ["", "en"],
  [undefined, "en"],
  [";;;,q=", "en"],
])("%s is answered in %s", (header, lang) => {
  expect(langOfHeader(header)).toBe(lang);
});
