import type { Lang } from "../i18n/lang.ts";
import type { Texts } from "../module/module.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

/** The only texts that ever go out by mail. */
export const locales: Readonly<Record<Lang, Texts & { message: { subject: string; text: string } }>> = {
  ar,
  zh,
  en,
  fr,
  ru,
  es,
};
