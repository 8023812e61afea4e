import { type Label, type Lang, langs } from "../lang.ts";

const own: Readonly<Record<Lang, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
  en: /[\p{Script=Latin}\d]/u,
  fr: /[\p{Script=Latin}\d]/u,
  ru: /\p{Script=Cyrillic}/u,
  es: /[\p{Script=Latin}\d]/u,
};

const foreign: Readonly<Record<Lang, RegExp>> = {
  ar: /[\p{Script=Han}\p{Script=Cyrillic}\p{Script=Latin}]/u,
  zh: /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Latin}]/u,
  en: /[\p{Script=Arabic}\p{Script=Han}\p{Script=Cyrillic}]/u,
  fr: /[\p{Script=Arabic}\p{Script=Han}\p{Script=Cyrillic}]/u,
  ru: /[\p{Script=Arabic}\p{Script=Han}\p{Script=Latin}]/u,
  es: /[\p{Script=Arabic}\p{Script=Han}\p{Script=Cyrillic}]/u,
};

/**
 * Lists what is wrong with labels: empty, padded, without letters of the language's script, or with letters of another
 * (so an English word left in Arabic, Chinese or Russian shows). Brand names kept in Latin letters are passed as `latin`.
 */
export function badLabels(
  rows: readonly { id: string; label: Label }[],
  latin: ReadonlySet<string> = new Set(),
): readonly string[] {
  const bad: string[] = [];
  for (const { id, label } of rows) {
    for (const lang of langs) {
      const text = label[lang];
      if (text.trim() === "") bad.push(`${id}.${lang} is empty`);
      else if (text !== text.trim() || text.includes("  ")) bad.push(`${id}.${lang} has spare spaces`);
      else if (latin.has(text)) continue;
      else if (!own[lang].test(text)) bad.push(`${id}.${lang} has no letters of its script: ${text}`);
      else if (foreign[lang].test(text)) bad.push(`${id}.${lang} mixes scripts: ${text}`);
    }
  }
  return bad;
}
