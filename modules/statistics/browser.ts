import { defineBrowser } from "#kernel/words";

const needs = "statistics.read";

export const statistics = defineBrowser({
  name: "statistics",
  nav: [
    { group: "measure", to: "/app/statistics/views", label: "views.views", needs },
    { group: "measure", to: "/app/statistics/profile", label: "nav.profile", needs },
    { group: "measure", to: "/app/statistics/country", label: "nav.country", needs },
    { group: "measure", to: "/app/statistics/compare", label: "nav.compare", needs },
    { group: "know", to: "/app/statistics/sources", label: "nav.sources", needs },
    { group: "know", to: "/app/statistics/gaps", label: "nav.gaps", needs },
    { group: "know", to: "/app/statistics/worksheets", label: "nav.worksheets", needs },
    { group: "measure", to: "/app/statistics/table", label: "nav.table", needs },
    { group: "measure", to: "/app/statistics/data-sets", label: "nav.data-sets", needs },
    { group: "measure", to: "/app/statistics/events", label: "events.title", needs },
    { group: "measure", to: "/app/statistics/instance", label: "instance.title", needs },
  ],
  pages: [
    { path: "/app/statistics/views", needs, load: () => import("./pages/views.tsx") },
    { path: "/app/statistics/view/$view", needs, load: () => import("./pages/view.tsx") },
    { path: "/app/statistics/profile", needs, load: () => import("./pages/profile.tsx") },
    { path: "/app/statistics/funnel", needs, load: () => import("./pages/funnel.tsx") },
    { path: "/app/statistics/table", needs, load: () => import("./pages/table.tsx") },
    { path: "/app/statistics/data-sets", needs, load: () => import("./pages/data-sets.tsx") },
    { path: "/app/statistics/data-set/$code", needs, load: () => import("./pages/data-set.tsx") },
    { path: "/app/statistics/country", needs, load: () => import("./pages/country.tsx") },
    { path: "/app/statistics/country/$code", needs, load: () => import("./pages/country.tsx") },
    { path: "/app/statistics/compare", needs, load: () => import("./pages/compare.tsx") },
    { path: "/app/statistics/sources", needs, load: () => import("./pages/sources.tsx") },
    { path: "/app/statistics/gaps", needs, load: () => import("./pages/gaps.tsx") },
    { path: "/app/statistics/worksheets", needs, load: () => import("./pages/worksheets.tsx") },
    { path: "/app/statistics/worksheet/$id", needs, load: () => import("./pages/worksheet.tsx") },
    { path: "/app/statistics/events", needs, load: () => import("./pages/events.tsx") },
    { path: "/app/statistics/instance", needs, load: () => import("./pages/instance.tsx") },
    { path: "/app/statistics/import", needs: "statistics.import", load: () => import("./pages/import.tsx") },
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
    { label: "nav.profile", about: "page.profile-home", to: "/app/statistics/profile", needs, order: 40 },
    { label: "views.views", about: "views.about", to: "/app/statistics/views", needs, order: 41 },
  ],
});
