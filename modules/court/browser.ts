import { defineBrowser } from "#kernel/words";

/** What the web app shows of courts. */
export const court = defineBrowser({
  name: "court",
  nav: [],
  pages: [],
  locales: {
    ar: () => import("./locales/ar.ts"),
    zh: () => import("./locales/zh.ts"),
    en: () => import("./locales/en.ts"),
    fr: () => import("./locales/fr.ts"),
    ru: () => import("./locales/ru.ts"),
    es: () => import("./locales/es.ts"),
  },
});
