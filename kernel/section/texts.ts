import type { Lang } from "../i18n/lang.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

/** What printed files say by themselves. */
export const sectionLocales = { ar, zh, en, fr, ru, es };

export function fileWords(lang: Lang): (typeof en)["file"] {
  return sectionLocales[lang].file;
}
