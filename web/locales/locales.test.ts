import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Lang, langs } from "#kernel/words";
import { entriesOf, leftInEnglish, pluralsMissing, sameKeys } from "./check.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every folder of texts in the product: ours, the kernel's, the modules'. */
function foldersOfTexts(): string[] {
  const parts = ["kernel", "modules"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name, "locales")),
  );
  return ["web/locales", ...parts].filter((folder) => existsSync(join(root, folder, "en.json")));
}

function read(folder: string, lang: Lang): Map<string, string> {
  return entriesOf(JSON.parse(readFileSync(join(root, folder, `${lang}.json`), "utf8")));
}

describe.each(foldersOfTexts())("texts in %s", (folder) => {
  const english = read(folder, "en");

  it.each(langs)("has in %s the same keys as in English", (lang) => {
    expect(sameKeys(english, read(folder, lang))).toEqual([]);
  });

  it.each(langs)("has in %s every form of its plurals", (lang) => {
    expect(pluralsMissing(lang, read(folder, lang))).toEqual([]);
  });

  it.each(langs.filter((lang) => lang !== "en"))("is translated into %s", (lang) => {
    expect(leftInEnglish(lang, english, read(folder, lang))).toEqual([]);
  });
});
