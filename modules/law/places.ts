import { type Country, countries, findCountry, type Lang, langs } from "@palermo/vocabulary";
import { z } from "zod";

/** Organizations that are bound by treaties beside States. */
const union: Readonly<Record<Lang, string>> = {
  ar: "الاتحاد الأوروبي",
  zh: "欧洲联盟",
  en: "European Union",
  fr: "Union européenne",
  ru: "Европейский союз",
  es: "Unión Europea",
};

/** A country by its code of two letters; XV is the invented one of the demonstration. */
export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(
    (code) => findCountry({ alpha2: code }) !== undefined,
    "a country's code of two letters (ISO 3166-1)",
  )
  .describe("ISO 3166-1 alpha-2");

/** How a country or the European Union is called. */
export function placeLabel(code: string, lang: Lang): string {
  return code === "EU" ? union[lang] : (findCountry({ alpha2: code })?.label[lang] ?? code);
}

/** The Treaty Collection numbers notes behind names: "China 1", "Denmark (5)". */
const noteSign = /\s*[([]?\d{1,2}(?:\s*,\s*\d{1,2})*[)\]]?$/;

/** The participant that a name or code of a file means, or nothing. */
export function findParticipant(typed: string): string | undefined {
  const name = typed.replace(noteSign, "").trim();
  if (name === "EU" || langs.some((lang) => union[lang] === name)) return "EU";
  return (findCountry({ name }) ?? findCountry({ alpha2: name }) ?? findCountry({ alpha3: name }))?.alpha2;
}

/** Countries for a choice, by their names in the reader's language; the reader's own first. */
export function countryChoices(lang: Lang, own: string | null): { value: string; label: string }[] {
  const order = new Intl.Collator(lang);
  const rank = ({ alpha2 }: Country) => (alpha2 === own ? 0 : 1);
  return [...countries]
    .sort((a, b) => rank(a) - rank(b) || order.compare(a.label[lang], b.label[lang]))
    .map(({ alpha2, label }) => ({ value: alpha2, label: label[lang] }));
}
