import { isLang, type Lang } from "#kernel/words";

const place = "palermo.lang";

/** The language before anybody is signed in: what was chosen on this device, else what the browser prefers, else English. */
export function firstLang(stored: string | null, preferred: readonly string[]): Lang {
  if (isLang(stored)) return stored;
  for (const tag of preferred) {
    const lang = tag.slice(0, 2).toLowerCase();
    if (isLang(lang)) return lang;
  }
  return "en";
}

export function langOfDevice(): Lang {
  return firstLang(localStorage.getItem(place), navigator.languages);
}

export function keepLangOnDevice(lang: Lang): void {
  localStorage.setItem(place, lang);
}
