/** The part's texts, for the web app; its screens stand in `web`. Roles are `account`'s, grants `access`'s. */
const locales = {
  ar: () => import("./locales/ar.json"),
  zh: () => import("./locales/zh.json"),
  en: () => import("./locales/en.json"),
  fr: () => import("./locales/fr.json"),
  ru: () => import("./locales/ru.json"),
  es: () => import("./locales/es.json"),
} as const;

export const accountTexts = { name: "account", locales } as const;
export const accessTexts = { name: "access", locales } as const;
