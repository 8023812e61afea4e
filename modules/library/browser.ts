import { defineBrowser } from "#kernel/words";

const needs = "library.read";

export const library = defineBrowser({
  name: "library",
  nav: [
    { group: "know", to: "/app/library/catalogue", label: "catalogue.title", needs },
    { group: "know", to: "/app/library/lists", label: "lists.title", needs },
    { group: "know", to: "/app/library/stories", label: "stories.title", needs },
  ],
  pages: [
    {
      path: "/app/library/catalogue",
      needs,
      help: "help.catalogue",
      load: () => import("./pages/catalogue.tsx"),
    },
    {
      path: "/app/library/publication/$code",
      needs,
      help: "help.publication",
      load: () => import("./pages/publication.tsx"),
    },
    { path: "/app/library/search", needs, help: "help.catalogue", load: () => import("./pages/search.tsx") },
    { path: "/app/library/lists", needs, help: "help.lists", load: () => import("./pages/lists.tsx") },
    { path: "/app/library/list/$id", needs, help: "help.lists", load: () => import("./pages/list.tsx") },
    { path: "/app/library/stories", needs, help: "help.stories", load: () => import("./pages/stories.tsx") },
    {
      path: "/app/library/story/$code",
      needs,
      help: "help.stories",
      load: () => import("./pages/story.tsx"),
    },
    {
      path: "/app/library/story-drafts",
      needs: "library.edit",
      help: "help.drafts",
      quickExit: true,
      load: () => import("./pages/story-drafts.tsx"),
    },
    {
      path: "/app/library/story-draft/$id",
      needs: "library.edit",
      help: "help.drafts",
      quickExit: true,
      load: () => import("./pages/story-draft.tsx"),
    },
    {
      path: "/app/library/import",
      needs: "library.edit",
      help: "help.import",
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
  home: [
    {
      label: "catalogue.title",
      about: "home.catalogue",
      to: "/app/library/catalogue?years=new",
      needs,
      order: 70,
    },
    {
      label: "drafts.title",
      about: "home.drafts",
      to: "/app/library/story-drafts",
      needs: "library.edit",
      order: 30,
    },
  ],
  commands: [
    {
      label: "add-publication.label",
      needs: "library.edit",
      to: "/app/library/catalogue",
      action: "library.add-publication",
    },
    {
      label: "add-story.label",
      needs: "library.edit",
      to: "/app/library/stories",
      action: "library.add-story",
    },
  ],
  search: {
    question: "library.find-publications",
    needs,
    label: "catalogue.title",
    to: (hit) => `/app/library/publication/${hit.code}`,
  },
  lists: { "library.list-publications": "/app/library/catalogue" },
});
