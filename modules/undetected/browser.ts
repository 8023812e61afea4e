import { defineBrowser } from "#kernel/words";

const needs = "undetected.estimate";

export const undetected = defineBrowser({
  name: "undetected",
  nav: [
    { group: "know", to: "/app/undetected/studies", label: "nav.studies", needs },
    { group: "know", to: "/app/undetected/figures", label: "nav.figures", needs: "undetected.read" },
  ],
  pages: [
    {
      path: "/app/undetected/studies",
      needs,
      help: "help.studies",
      load: () => import("./pages/studies.tsx"),
    },
    {
      path: "/app/undetected/studies/$id",
      needs,
      help: "help.studies",
      load: () => import("./pages/study.tsx"),
    },
    { path: "/app/undetected/import", needs, help: "help.import", load: () => import("./pages/import.tsx") },
    {
      path: "/app/undetected/figures",
      needs: "undetected.read",
      help: "help.figures",
      load: () => import("./pages/figures.tsx"),
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
  home: [
    { label: "home.studies", about: "home.studies-about", to: "/app/undetected/studies", needs, order: 40 },
  ],
});
