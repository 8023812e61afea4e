import { defineBrowser } from "#kernel/words";

const needs = "caselaw.read";
const edits = "caselaw.edit";

export const caselaw = defineBrowser({
  name: "caselaw",
  nav: [
    { group: "know", to: "/app/caselaw/search", label: "nav.search", needs },
    { group: "know", to: "/app/caselaw/digests", label: "nav.digests", needs },
    { group: "know", to: "/app/caselaw/numbers", label: "nav.numbers", needs },
    { group: "know", to: "/app/caselaw/drafts", label: "nav.drafts", needs: edits },
    { group: "know", to: "/app/caselaw/corrections", label: "nav.corrections", needs: edits },
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
});
