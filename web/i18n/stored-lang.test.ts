import { expect, it } from "vitest";
import { firstLang } from "./stored-lang.ts";

it("takes the language of the device, then of the browser, then English", () => {
  expect(firstLang("ru", ["fr-FR"])).toBe("ru");
  expect(firstLang(null, ["pt-BR", "es-419", "en"])).toBe("es");
  expect(firstLang("tlh", ["pt"])).toBe("en");
});
