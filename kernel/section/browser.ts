/** The part's texts, for the web app; its screens stand in `web`. */
export const sectionTexts = {
  name: "section",
  locales: {
    ar: () => import("./locales/ar.json"),
    zh: () => import("./locales/zh.json"),
    en: () => import("./locales/en.json"),
    fr: () => import("./locales/fr.json"),
    ru: () => import("./locales/ru.json"),
    es: () => import("./locales/es.json"),
  },
} as const;
