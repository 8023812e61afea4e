import { defineBrowser } from "#kernel/words";

/**
 * The interview on a device without network: a page of its own under a neutral name, with texts of its own, so that
 * nothing on the screen, in the address or in the history says what it is for.
 */
export const notes = defineBrowser({
  name: "notes",
  nav: [],
  pages: [{ path: "/app/notes", alone: true, load: () => import("./pages/interview/page.tsx") }],
  locales: {
    ar: () => import("./pages/interview/locales/ar.json"),
    zh: () => import("./pages/interview/locales/zh.json"),
    en: () => import("./pages/interview/locales/en.json"),
    fr: () => import("./pages/interview/locales/fr.json"),
    ru: () => import("./pages/interview/locales/ru.json"),
    es: () => import("./pages/interview/locales/es.json"),
  },
});

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
