import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { directionOf, isLang, type Lang } from "#kernel/words";
import { doors } from "../doors.ts";
import { isolated } from "./joined.ts";
import { keepLangOnDevice, langOfDevice } from "./stored-lang.ts";

const own: Record<Lang, () => Promise<unknown>> = {
  ar: () => import("../locales/ar.json", { with: { type: "json" } }),
  zh: () => import("../locales/zh.json", { with: { type: "json" } }),
  en: () => import("../locales/en.json", { with: { type: "json" } }),
  fr: () => import("../locales/fr.json", { with: { type: "json" } }),
  ru: () => import("../locales/ru.json", { with: { type: "json" } }),
  es: () => import("../locales/es.json", { with: { type: "json" } }),
};

/** Loads one language of one module, only when a screen needs it. */
const fromDoors: BackendModule = {
  type: "backend",
  init() {},
  read(lang, module, done) {
    const locales = module === "web" ? own : doors.find((door) => door.name === module)?.locales;
    const load = isLang(lang) ? locales?.[lang] : undefined;
    if (!load) return done(null, {});
    load().then(
      (loaded) => done(null, textsOf(loaded)),
      (failed: Error) => done(failed, null),
    );
  },
};

function textsOf(loaded: unknown): Record<string, string> {
  const module = loaded as { default?: Record<string, string> };
  return module.default ?? (loaded as Record<string, string>);
}

function dress(lang: Lang): void {
  document.documentElement.lang = lang;
  document.documentElement.dir = directionOf(lang);
}

/** Starts the texts in the language of this device. */
export async function startTexts(): Promise<void> {
  const lang = langOfDevice();
  await i18next
    .use(fromDoors)
    .use(initReactI18next)
    .init({
      lng: lang,
      fallbackLng: false,
      ns: ["web"],
      defaultNS: "web",
      load: "currentOnly",
      // React escapes; what is done here is to keep names and dates whole in lines of the other direction.
      interpolation: {
        escapeValue: true,
        escape: (value: string) => isolated(String(value), i18next.language as Lang),
      },
      react: { nsMode: "fallback", useSuspense: true },
      returnNull: false,
    });
  dress(lang);
}

/** Changes the language of every screen at once and keeps it on this device. */
export async function changeLang(lang: Lang): Promise<void> {
  keepLangOnDevice(lang);
  if (i18next.language === lang) return;
  await i18next.changeLanguage(lang);
  dress(lang);
}
