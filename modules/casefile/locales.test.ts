import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { caseKinds, caseStates, caseVerbs } from "./casefile.ts";
import { casefile } from "./index.ts";
import { locales, text } from "./text.ts";

type Texts = { readonly [part: string]: string | Texts };

function keysOf(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([part, value]) =>
    typeof value === "string" ? [`${before}${part}`] : keysOf(value, `${before}${part}.`),
  );
}

describe("the texts of casefile", () => {
  it("are the same in six languages and translated", () => {
    const english = keysOf(locales.en).sort();
    for (const lang of langs.filter((other) => other !== "en")) {
      expect(keysOf(locales[lang]).sort()).toEqual(english);
      const same = english.filter((key) => key !== "cases.code" && text(lang, key) === text("en", key));
      expect(same.filter((key) => !/^(person.note)$/.test(key))).toEqual([]);
    }
  });

  it("name every refusal, kind, state and verb with a page of its own", () => {
    const refusals = casefile.declarations.flatMap((declaration) => declaration.refusals ?? []);
    const wanted = [
      ...refusals.map((code) => `refusal.${code}`),
      ...caseKinds.map((kind) => `kind.${kind}`),
      ...caseStates.map((state) => `state.${state}`),
      ...caseVerbs.map((verb) => `${verb}.label`),
    ];
    for (const key of wanted) expect(text("en", key)).not.toBe(key);
  });
});
