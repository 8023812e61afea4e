import { codeList, findCountry, isLang, labelOf } from "@palermo/vocabulary";
import { type Lang, type Words, wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { Option } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listAreas } from "../areas/list-areas.ts";

export const languageName = (code: string, lang: Lang): string => labelOf("language", code, lang);

export function languageOptions(lang: Lang): Option[] {
  const order = new Intl.Collator(lang);
  return codeList("language")
    .codes.map(({ code, label }) => ({ value: code, label: label[lang] }))
    .sort((a, b) => order.compare(a.label, b.label));
}

export const countryName = (code: string, lang: Lang): string =>
  findCountry({ alpha2: code })?.label[lang] ?? code;

/** An area by its name where one is known, a whole country by its own. */
export function placeName(code: string, name: Words | null | undefined, lang: Lang): string {
  if (name) return wordsIn(name, lang);
  return code.length === 2 ? countryName(code, lang) : code;
}

/** Areas of the directory with their names in the reader's language; the reader's own country first. */
export function useAreas() {
  const { lang: reading } = useText("referral");
  const lang = isLang(reading) ? reading : "en";
  const asked = useQuestion<typeof listAreas>("referral.list-areas", {}, { staleTime: 60_000 });
  const items = asked.data?.items ?? [];
  const own = asked.data?.ownCountry ?? null;
  const names = new Map(items.map(({ code, name }) => [code, wordsIn(name, lang)]));
  const nameOf = (code: string) => names.get(code) ?? placeName(code, null, lang);
  const countries = [
    ...new Set([...(own === null ? [] : [own]), ...items.map(({ code }) => code.slice(0, 2))]),
  ];
  const options: Option[] = [
    ...items.map(({ code }) => ({ value: code, label: nameOf(code) })),
    ...countries.map((code) => ({ value: code, label: nameOf(code) })),
  ];
  return { asked, items, own, nameOf, options, lang };
}
