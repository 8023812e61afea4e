import { expect, it } from "vitest";
import { nameIn } from "./name-in.ts";

it("takes the reader's language, then English, then whatever there is", () => {
  expect(nameIn("Police", "fr")).toBe("Police");
  expect(nameIn({ en: "Police", fr: "La police" }, "fr")).toBe("La police");
  expect(nameIn({ en: "Police", fr: "" }, "fr")).toBe("Police");
  expect(nameIn({ ru: "Полиция" }, "fr")).toBe("Полиция");
  expect(nameIn(null, "fr")).toBe("");
});
