import { defineBrowser } from "#kernel/words";

/** What the web app shows of cases. */
export const casefile = defineBrowser({
  name: "casefile",
  nav: [
    { group: "investigate", to: "/app/casefile/cases", label: "nav.cases", needs: "casefile.read" },
    { group: "investigate", to: "/app/casefile/tips", label: "nav.tips", needs: "casefile.work-tips" },
    { group: "investigate", to: "/app/casefile/diary", label: "nav.diary", needs: "casefile.diary" },
    { group: "investigate", to: "/app/casefile/returns", label: "nav.returns", needs: "casefile.work" },
    { group: "run", to: "/app/casefile/complaints", label: "nav.complaints", needs: "signed-in" },
  ],
  pages: [
    { path: "/app/casefile/cases", needs: "casefile.read", load: () => import("./pages/cases.tsx") },
    {
      path: "/app/casefile/case/$code",
      needs: "casefile.read",
      quickExit: true,
      load: () => import("./pages/case.tsx"),
    },
    {
      path: "/app/casefile/tips",
      help: "help.tips",
      needs: "casefile.work-tips",
      load: () => import("./pages/tips.tsx"),
    },
    {
      path: "/app/casefile/tip/$code",
      help: "help.tips",
      needs: "casefile.read",
      quickExit: true,
      load: () => import("./pages/tip.tsx"),
    },
    {
      path: "/app/casefile/complaints",
      help: "help.complaints",
      needs: "signed-in",
      quickExit: true,
      load: () => import("./pages/complaints.tsx"),
    },
    {
      path: "/app/casefile/complaint/$code",
      help: "help.complaint",
      needs: "casefile.hear-complaints",
      quickExit: true,
      load: () => import("./pages/complaint.tsx"),
    },
    {
      path: "/app/casefile/diary",
      help: "help.diary",
      needs: "casefile.diary",
      load: () => import("./pages/diary.tsx"),
    },
    {
      path: "/app/casefile/returns",
      help: "help.returns",
      needs: "casefile.read",
      load: () => import("./pages/returns.tsx"),
    },
    {
      path: "/app/casefile/transfers",
      help: "help.transfers",
      needs: "casefile.trace-money",
      load: () => import("./pages/import-transfers.tsx"),
    },
    { path: "/app/casefile/import", needs: "casefile.import", load: () => import("./pages/import.tsx") },
    {
      path: "/app/casefile/find",
      needs: "casefile.find-by-name",
      quickExit: true,
      load: () => import("./pages/find-by-name.tsx"),
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
    {
      label: "home.title",
      about: "home.about",
      to: "/app/casefile/cases",
      needs: "casefile.read",
      order: 20,
    },
  ],
  commands: [
    {
      label: "open-case.label",
      needs: "casefile.open",
      to: "/app/casefile/cases",
      action: "casefile.open-case",
    },
    { label: "find-by-name.title", needs: "casefile.find-by-name", to: "/app/casefile/find" },
  ],
  lists: { "casefile.list-cases": "/app/casefile/cases" },
  beside: [
    { dossier: "screening", needs: "casefile.open", load: () => import("./pages/from-screening.tsx") },
    { dossier: "handed-answers", needs: "casefile.open", load: () => import("./pages/from-handed.tsx") },
  ],
  dossiers: {
    case: "/app/casefile/case/$code",
    "case-tip": "/app/casefile/tip/$code",
    complaint: "/app/casefile/complaint/$code",
  },
  search: {
    question: "casefile.search-cases",
    needs: "casefile.read",
    label: "search.label",
    to: (hit) => `/app/casefile/case/${hit.code}`,
  },
});
