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
    { group: "know", to: "/app/caselaw/import", label: "nav.import", needs: "caselaw.import" },
    { group: "know", to: "/app/caselaw/corrections", label: "nav.corrections", needs: edits },
  ],
  pages: [
    { path: "/app/caselaw/search", needs, load: () => import("./pages/search.tsx"), help: "help.search" },
    {
      path: "/app/caselaw/judgment/$code",
      needs,
      load: () => import("./pages/judgment.tsx"),
      help: "help.judgment",
    },
    { path: "/app/caselaw/numbers", needs, load: () => import("./pages/numbers.tsx"), help: "help.numbers" },
    { path: "/app/caselaw/digests", needs, load: () => import("./pages/digests.tsx"), help: "help.digests" },
    {
      path: "/app/caselaw/digest/$id",
      needs,
      load: () => import("./pages/digest.tsx"),
      help: "help.digests",
    },
    {
      path: "/app/caselaw/edition/$id/$number",
      needs,
      load: () => import("./pages/edition.tsx"),
      help: "help.digests",
    },
    {
      path: "/app/caselaw/drafts",
      needs: edits,
      load: () => import("./pages/drafts.tsx"),
      help: "help.drafts",
    },
    {
      path: "/app/caselaw/draft/$code",
      needs: edits,
      load: () => import("./pages/draft.tsx"),
      help: "help.draft",
    },
    {
      path: "/app/caselaw/import",
      needs: "caselaw.import",
      load: () => import("./pages/import.tsx"),
      help: "help.import",
    },
    {
      path: "/app/caselaw/corrections",
      needs: edits,
      load: () => import("./pages/corrections.tsx"),
      help: "help.corrections",
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
    { label: "nav.search", about: "search.about", to: "/app/caselaw/search", needs, order: 30 },
    { label: "nav.drafts", about: "drafts.about", to: "/app/caselaw/drafts", needs: edits, order: 10 },
  ],
  commands: [{ label: "drafts.open", needs: edits, to: "/app/caselaw/drafts", action: "caselaw.open-draft" }],
  search: {
    question: "caselaw.find-judgments",
    needs,
    label: "nav.search",
    to: (hit) => `/app/caselaw/judgment/${hit.code}`,
  },
  lists: { "caselaw.list-digests": "/app/caselaw/digests" },
});
