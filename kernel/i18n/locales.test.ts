import { describe, expect, test } from "vitest";
import { problemCodes } from "../action/problem.ts";
import type { Texts } from "../module/module.ts";
import { kernelDoors } from "../server/kernel-doors.ts";
import { langs } from "./lang.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { findText, kernelText } from "./text.ts";

const all: Readonly<Record<string, Texts>> = { ar, zh, en, fr, ru, es };

function textsOf(texts: Texts, above = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") found.set(above + key, value);
    else for (const [inner, text] of textsOf(value, `${above}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = textsOf(en);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((one) => one[1]).sort();

describe("texts of the kernel", () => {
  test.each(langs)("%s has the same keys and the same places for values", (lang) => {
    const own = textsOf(all[lang] ?? {});
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of own)
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ""));
  });

  test.each(langs.filter((lang) => lang !== "en"))("%s is not left in English", (lang) => {
    for (const [key, text] of textsOf(all[lang] ?? {})) expect(text, key).not.toBe(english.get(key));
  });

  test("every problem has a title in every language", () => {
    for (const lang of langs) {
      for (const code of Object.keys(problemCodes))
        expect(kernelText(lang, `problem.${code}`, { minutes: 1 }), `${lang} ${code}`).toBeTruthy();
    }
  });

  test("every refusal that the kernel declares has a sentence in every language", () => {
    const missing: string[] = [];
    for (const door of kernelDoors([], { uploads: {} as never, auditSeed: Buffer.alloc(32) })) {
      for (const { name, refusals = [] } of door.declarations) {
        for (const refusal of refusals) {
          for (const lang of langs) {
            const said =
              findText(door.locales?.[lang], `refusal.${refusal}`) ??
              kernelText(lang, `refusal.${door.name}.${refusal}`);
            if (!said) missing.push(`${lang} ${name} ${refusal}`);
          }
        }
      }
    }
    expect(missing).toEqual([]);
  });
});
