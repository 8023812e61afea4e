import { langs } from "@palermo/vocabulary";
import { z } from "zod";
import { cite } from "#kernel/citation";
import type { PublicTool } from "#kernel/public-face";
import { citedOf } from "../publications/cite-publication.ts";
import { searchFacets } from "../publications/search-fields.ts";
import { findOpen } from "./find-open.ts";
import { base, readIn } from "./view.ts";

const SearchTool = z.object({
  query: z.string().max(1000).default(""),
  filters: z
    .record(z.string().max(60), z.array(z.string().max(100)).max(20))
    .default({})
    .describe(`one of ${searchFacets.join(", ")}`),
  limit: z.int().min(1).max(50).default(10),
  after: z.string().max(300).optional().describe("`next` of the answer before"),
  lang: z.enum(langs).default("en"),
});

const searchLibrary: PublicTool = {
  name: "search_library",
  title: "Search the library",
  about:
    "Searches published manuals, studies and guides on trafficking in persons and smuggling of migrants; gives titles, publishers, addresses and how to cite them.",
  input: SearchTool,
  async run({ tx, site }, input) {
    const { query, filters, limit, after, lang } = SearchTool.parse(input);
    const known = Object.fromEntries(
      Object.entries(filters).filter(([facet]) => searchFacets.some((one) => one === facet)),
    );
    const found = await findOpen({ tx, lang }, { query, filters: known, after }, limit);
    return {
      ...{ total: found.total, next: found.next, suggestion: found.suggestion },
      publications: found.items.map(({ record: { code, content }, snippet }) => ({
        code,
        address: `${site.url}${base(lang)}/publications/${code}`,
        title: readIn(content.title, lang).text,
        ...{ kind: content.kind, publisher: content.publisher, year: content.year },
        ...{ languages: content.languages, link: content.link ?? null },
        citation: cite(citedOf(code, content), "plain"),
        passage: snippet.text,
      })),
    };
  },
};

export const tools: readonly PublicTool[] = [searchLibrary];
