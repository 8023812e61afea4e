import { type DoorPage, defineBrowser, type PageModule } from "#kernel/words";

const needs = "library.read";
const edits = "library.edit";
const at = "/app/library/";

/** A page whose help stands under `help.<name>` in the locales. */
function page(path: string, help: string, load: () => Promise<PageModule>): DoorPage {
  return { path: at + path, needs, help: `help.${help}`, load };
}

/** What the web app shows of publications, reading lists and stories. */
export const library = defineBrowser({
  name: "library",
  nav: ["catalogue", "lists", "stories"].map((name) => ({
    group: "know",
    to: at + name,
    label: `${name}.title`,
    needs,
  })),
  pages: [
    page("catalogue", "catalogue", () => import("./pages/catalogue.tsx")),
    page("search", "catalogue", () => import("./pages/search.tsx")),
    page("publication/$code", "publication", () => import("./pages/publication.tsx")),
    page("lists", "lists", () => import("./pages/lists.tsx")),
    page("list/$id", "lists", () => import("./pages/list.tsx")),
    page("stories", "stories", () => import("./pages/stories.tsx")),
    page("story/$code", "stories", () => import("./pages/story.tsx")),
    {
      ...page("story-drafts", "drafts", () => import("./pages/story-drafts.tsx")),
      needs: edits,
      quickExit: true,
    },
    {
      ...page("story-draft/$id", "drafts", () => import("./pages/story-draft.tsx")),
      needs: edits,
      quickExit: true,
    },
    { ...page("import", "import", () => import("./pages/import.tsx")), needs: edits },
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
    { label: "catalogue.title", about: "home.catalogue", to: `${at}catalogue?years=new`, needs, order: 70 },
    { label: "drafts.title", about: "home.drafts", to: `${at}story-drafts`, needs: edits, order: 30 },
  ],
  commands: [
    {
      label: "add-publication.label",
      needs: edits,
      to: `${at}catalogue`,
      action: "library.add-publication",
    },
  ],
  search: {
    question: "library.find-publications",
    needs,
    label: "catalogue.title",
    to: (hit) => `${at}publication/${hit.code}`,
  },
  lists: { "library.list-publications": `${at}catalogue` },
});
