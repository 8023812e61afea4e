/** The part's texts, for the web app; its screen stands in `web`. */
export const auditTexts = {
  name: "audit",
  locales: {
    ar: () => import("./unusual/locales/ar.json"),
    zh: () => import("./unusual/locales/zh.json"),
    en: () => import("./unusual/locales/en.json"),
    fr: () => import("./unusual/locales/fr.json"),
    ru: () => import("./unusual/locales/ru.json"),
    es: () => import("./unusual/locales/es.json"),
  },
} as const;
