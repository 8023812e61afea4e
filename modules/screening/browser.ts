import { defineBrowser } from "#kernel/words";

/** What the web app shows of screenings. */
export const screening = defineBrowser({
  name: "screening",
  nav: [
    {
      group: "identify",
      to: "/app/screening/screenings",
      label: "nav.screenings",
      needs: "screening.interview",
    },
  ],
  pages: [],
  locales: {
    ar: () => import("./locales/ar.json"),
    zh: () => import("./locales/zh.json"),
    en: () => import("./locales/en.json"),
    fr: () => import("./locales/fr.json"),
    ru: () => import("./locales/ru.json"),
    es: () => import("./locales/es.json"),
  },
  lists: { "screening.list-screenings": "/app/screening/screenings" },
  dossiers: { screening: "/app/screening/screening/$code" },
});
