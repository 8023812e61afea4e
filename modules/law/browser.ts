import { defineBrowser } from "#kernel/words";

const needs = "law.read";

export const law = defineBrowser({
  name: "law",
  nav: [
    { group: "know", to: "/app/law/treaties", label: "nav.treaties", needs },
    { group: "know", to: "/app/law/legislation", label: "nav.legislation", needs },
    { group: "know", to: "/app/law/gaps", label: "nav.gaps", needs },
    { group: "know", to: "/app/law/plans", label: "nav.plans", needs },
    { group: "know", to: "/app/law/drafting", label: "nav.drafting", needs },
    { group: "know", to: "/app/law/toolkits", label: "nav.toolkits", needs },
  ],
  pages: [
    { path: "/app/law/treaties", needs, help: "help.treaties", load: () => import("./pages/treaties.tsx") },
    {
      path: "/app/law/treaties/$treaty",
      needs,
      help: "help.treaties",
      load: () => import("./pages/treaty.tsx"),
    },
    {
      path: "/app/law/import",
      needs: "law.edit",
      help: "help.import",
      load: () => import("./pages/import.tsx"),
    },
    {
      path: "/app/law/search",
      needs,
      help: "help.legislation",
      load: () => import("./pages/search.tsx"),
    },
    {
      path: "/app/law/legislation",
      needs,
      help: "help.legislation",
      load: () => import("./pages/legislation.tsx"),
    },
    {
      path: "/app/law/legislation/$id",
      needs,
      help: "help.legislation",
      load: () => import("./pages/act.tsx"),
    },
    { path: "/app/law/gaps", needs, help: "help.gaps", load: () => import("./pages/gaps.tsx") },
    {
      path: "/app/law/gaps/$country",
      needs,
      help: "help.country",
      load: () => import("./pages/gaps-country.tsx"),
    },
    { path: "/app/law/plans", needs, help: "help.plans", load: () => import("./pages/plans.tsx") },
    { path: "/app/law/plans/$id", needs, help: "help.plans", load: () => import("./pages/plan.tsx") },
    { path: "/app/law/drafting", needs, help: "help.drafting", load: () => import("./pages/drafting.tsx") },
    { path: "/app/law/toolkits", needs, help: "help.toolkits", load: () => import("./pages/toolkits.tsx") },
    {
      path: "/app/law/toolkits/$id",
      needs,
      help: "help.toolkits",
      load: () => import("./pages/toolkit.tsx"),
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
    { label: "home.gaps", about: "home.gaps-about", to: "/app/law/gaps", needs: "law.assess", order: 50 },
    {
      label: "nav.treaties",
      about: "home.treaties-about",
      to: "/app/law/treaties",
      needs: "law.edit",
      order: 60,
    },
  ],
});
