import type { Finding, FindingKind } from "./finding.ts";

const digits = "[\\d٠-٩۰-۹]";
const day = `(?:${digits}{1,2}[./-]${digits}{1,2}[./-]${digits}{2,4}|${digits}{4}-${digits}{2}-${digits}{2}|${digits}{1,2}(?:st|nd|rd|th|er)?(?:\\s+(?:of|de))?\\s+\\p{L}{3,12}\\.?(?:\\s+(?:de|del))?,?\\s+${digits}{4}|\\p{L}{3,9}\\s+${digits}{1,2},\\s+${digits}{4}|${digits}{4}年${digits}{1,2}月${digits}{1,2}日)`;

/** A pattern whose named part `it` is what tells who somebody is; the words before it say what it is. */
const patterns: readonly (readonly [FindingKind, RegExp])[] = [
  ["e-mail", /(?<it>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})/gu],
  [
    "birth",
    new RegExp(
      `(?:born(?:\\s+on)?|date of birth|d\\.?o\\.?b\\.?:?|née? le|date de naissance|nacid[oa] el|fecha de nacimiento|родил\\p{L}*|дата рождения|г\\.?\\s?р\\.?|مواليد|تاريخ الميلاد|المولودة? في|出生于|生于|出生日期)[^\\p{L}\\d٠-٩]{0,6}(?:(?:on|le|el|в|от|:)\\s+)?(?<it>${day})`,
      "giu",
    ),
  ],
  ["birth", new RegExp(`(?<it>${day})\\s?(?:г\\.?\\s?р\\.?|года рождения|出生)`, "giu")],
  [
    "document",
    /(?:passports?|passeports?|pasaportes?|паспорт\p{L}*|جواز(?: السفر)?|护照|identity cards?|ID(?: card)?|carte d[’']identité|cédula|DNI|NIE|CURP|ИНН|СНИЛС|身份证|بطاقة الهوية|رقم وطني|social security|file|licen[cs]e plate|visa)(?:\s+(?:numbers?|numéro|número|номер|رقم))?[\s:,.]*(?:no\.?|nos\.?|n[°º]|№|#|号码?|رقم|серия|serie|série)?[\s:]*(?<it>(?=[\p{L}\d٠-٩ -]*[\d٠-٩]{4})[\p{Lu}\d٠-٩][\p{Lu}\d٠-٩ -]{4,20}[\d٠-٩X])/giu,
  ],
  ["document", /(?<![\p{L}\p{N}])(?<it>\d{17}[\dXx]|[A-Z]{1,2}\d{7,8})(?![\p{L}\p{N}])/gu],
  ["phone", /(?<![\p{L}\p{N}])(?<it>\+\d[\d\s().-]{6,18}\d)(?!\d)/gu],
  [
    "phone",
    /(?:tel(?:ephone|éphone|éfono)?|phone|mobile|móvil|celular|portable|WhatsApp|тел(?:ефон)?|моб|هاتف|جوال|电话|手机)\p{L}*\.?(?:\s+(?:number|numéro|número|номер|رقم))?[\s:,.]*(?:no\.?|n[°º]|№|号码?)?[\s:]*(?<it>[\d٠-٩][\d٠-٩\s().-]{4,16}[\d٠-٩])/giu,
  ],
  [
    "address",
    /(?<![\p{L}\p{N}])(?<it>\d{1,5}[a-z]?,?\s+(?:\p{Lu}[\p{L}’'-]+\s+){1,4}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Close|Crescent|Square|Boulevard))(?![\p{L}])/gu,
  ],
  [
    "address",
    /(?<![\p{L}\p{N}])(?<it>\d{1,5}(?:\s?bis)?,?\s+(?:rue|avenue|boulevard|place|impasse|chemin)\s+[\p{L}’' -]{3,40}?)(?=[,.;)]|$)/gu,
  ],
  [
    "address",
    /(?<![\p{L}])(?<it>(?:calle|avenida|carrera|plaza|paseo)\s+[\p{L}\d’' -]{2,40}?,?\s+(?:n[.°º]\s*|#\s*|núm\.\s*)?\d{1,5}[a-z]?)(?![\p{L}\p{N}])/giu,
  ],
  [
    "address",
    /(?<![\p{L}])(?<it>(?:ул\.|улиц[аеуы]|проспект|пр\.|пер\.)\s*\p{Lu}[\p{L} -]{2,40},?\s*(?:д\.|дом)\s*\d{1,4}(?:,?\s*кв\.\s*\d{1,4})?)/gu,
  ],
  ["address", /(?<it>\p{Script=Han}{2,12}(?:路|街|巷|道)\d{1,5}号(?:\d{1,4}(?:室|房|单元))?)/gu],
  ["address", /(?<it>شارع\s+[\p{Script=Arabic} ]{2,30}،?\s*(?:رقم\s*)?[\d٠-٩]{1,4})/gu],
];

/** Dates of birth, telephone and document numbers, addresses and e-mail addresses. */
export function findNumbers(text: string): Finding[] {
  const found: Finding[] = [];
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const it = match.groups?.it?.trim() ?? "";
      if (it === "" || (kind === "phone" && it.replace(/[^\d٠-٩]/g, "").length < 6)) continue;
      const at = match.index + match[0].lastIndexOf(it);
      const told = found.some((one) => at < one.at + one.text.length && one.at < at + it.length);
      if (!told) found.push({ kind, text: it, at, near: null });
    }
  }
  return found;
}
