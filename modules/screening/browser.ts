import { defineBrowser } from "#kernel/words";

/**
 * The interview on a device without network: a page of its own under a neutral name, with texts of its own, so that
 * nothing on the screen, in the address or in the history says what it is for.
 */
export const notes = defineBrowser({
  name: "notes",
  nav: [],
  home: [
    { label: "home.label", about: "home.about", to: "/app/notes", needs: "screening.interview", order: 5 },
  ],
  pages: [{ path: "/app/notes", outside: true, load: () => import("./pages/interview/page.tsx") }],
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
    { group: "identify", to: "/app/screening/tips", label: "nav.tips", needs: "screening.interview" },
    { group: "identify", to: "/app/screening/events", label: "nav.events", needs: "screening.interview" },
    {
      group: "identify",
      to: "/app/screening/instruments",
      label: "nav.instruments",
      needs: "screening.read-instruments",
    },
    {
      group: "identify",
      to: "/app/screening/settings",
      label: "nav.settings",
      needs: "screening.read-settings",
    },
    { group: "investigate", to: "/app/screening/handed", label: "nav.handed", needs: "screening.take-up" },
  ],
  pages: [
    {
      path: "/app/screening/screenings",
      help: "help.screenings",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/screenings.tsx"),
    },
    {
      path: "/app/screening/screening/$code",
      help: "help.screening",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/screening.tsx"),
    },
    {
      path: "/app/screening/tips",
      help: "help.tips",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/tips.tsx"),
    },
    {
      path: "/app/screening/tip/$code",
      help: "help.tips",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/tip.tsx"),
    },
    {
      path: "/app/screening/events",
      help: "help.events",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/events.tsx"),
    },
    {
      path: "/app/screening/event/$code",
      help: "help.events",
      needs: "screening.interview",
      quickExit: true,
      load: () => import("./pages/event.tsx"),
    },
    {
      path: "/app/screening/instruments",
      help: "help.instruments",
      needs: "screening.read-instruments",
      load: () => import("./pages/instruments.tsx"),
    },
    {
      path: "/app/screening/instrument/$id/$version",
      help: "help.instruments",
      needs: "screening.read-instruments",
      load: () => import("./pages/instrument.tsx"),
    },
    {
      path: "/app/screening/settings",
      help: "help.settings",
      needs: "screening.read-settings",
      load: () => import("./pages/settings.tsx"),
    },
    {
      path: "/app/screening/handed",
      help: "help.handed",
      needs: "screening.take-up",
      load: () => import("./pages/handed.tsx"),
    },
    {
      path: "/app/screening/handed/$code",
      help: "help.handed",
      needs: "screening.take-up",
      load: () => import("./pages/handed-answers.tsx"),
    },
    {
      path: "/app/screening/import",
      help: "help.import",
      needs: "screening.edit-instrument",
      load: () => import("./pages/import.tsx"),
    },
  ],
  locales: {
    ar: () => import("./locales/ar.json"),
    zh: () => import("./locales/zh.json"),
    en: () => import("./locales/en.json"),
    fr: () => import("./locales/fr.json"),
    ru: () => import("./locales/ru.json"),
    es: () => import("./locales/es.json"),
  },
  lists: { "screening.list-screenings": "/app/screening/screenings" },
  dossiers: {
    screening: "/app/screening/screening/$code",
    tip: "/app/screening/tip/$code",
    "group-event": "/app/screening/event/$code",
    "handed-answers": "/app/screening/handed/$code",
  },
  home: [
    {
      label: "home.title",
      about: "home.about",
      to: "/app/screening/screenings",
      needs: "screening.interview",
      order: 10,
    },
  ],
});
