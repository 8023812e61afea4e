import { defineBrowser } from "#kernel/words";

/** What the web app shows of courts. */
export const court = defineBrowser({
  name: "court",
  nav: [
    { group: "prosecute", to: "/app/court/hearings", label: "nav.hearings", needs: "court.read" },
    { group: "prosecute", to: "/app/court/offences", label: "nav.offences", needs: "court.keep-offences" },
    { group: "prosecute", to: "/app/court/courts", label: "nav.courts", needs: "court.keep-courts" },
  ],
  pages: [
    {
      path: "/app/court/hearings",
      needs: "court.read",
      help: "help.hearings",
      load: () => import("./pages/hearings.tsx"),
    },
    {
      path: "/app/court/case/$code",
      needs: "court.read",
      quickExit: true,
      help: "help.court-case",
      load: () => import("./pages/court-case.tsx"),
    },
    {
      path: "/app/court/proof/$code",
      needs: "court.prove",
      quickExit: true,
      help: "help.proof",
      load: () => import("./pages/proof.tsx"),
    },
    {
      path: "/app/court/offences",
      needs: "court.read-offences",
      help: "help.offences",
      load: () => import("./pages/offences.tsx"),
    },
    {
      path: "/app/court/courts",
      needs: "court.read-offences",
      help: "help.courts",
      load: () => import("./pages/courts.tsx"),
    },
  ],
  home: [
    {
      label: "home.title",
      about: "home.about",
      to: "/app/court/hearings",
      needs: "court.read",
      order: 30,
    },
  ],
  sections: [
    {
      dossier: "case",
      id: "charges",
      chapter: "charges",
      label: "court-case.charges",
      needs: "court.read",
      load: () => import("./pages/charges-section.tsx"),
    },
    {
      dossier: "case",
      id: "protection",
      chapter: "protection",
      label: "protect.title",
      needs: "court.read",
      load: () => import("./pages/protection-section.tsx"),
    },
    {
      dossier: "case",
      id: "outcome",
      chapter: "charges",
      label: "outcome.title",
      needs: "court.read",
      load: () => import("./pages/outcome-section.tsx"),
    },
    {
      dossier: "case",
      id: "seized-assets",
      chapter: "money",
      label: "money.title",
      needs: "court.read",
      load: () => import("./pages/money-section.tsx"),
    },
  ],
  locales: {
    ar: () => import("./locales/ar.ts"),
    zh: () => import("./locales/zh.ts"),
    en: () => import("./locales/en.ts"),
    fr: () => import("./locales/fr.ts"),
    ru: () => import("./locales/ru.ts"),
    es: () => import("./locales/es.ts"),
  },
});
