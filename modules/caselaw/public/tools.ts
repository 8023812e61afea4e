import { langs } from "@palermo/vocabulary";
import { z } from "zod";
import type { PublicTool } from "#kernel/public-face";
import { facetNames } from "../facets.ts";
import { findPublished } from "../find-published.ts";
import { openRelations, publicJudgment } from "./public-judgment.ts";
import { findOpen, searchOf } from "./search.ts";

const SearchTool = z.object({
  query: z
    .string()
    .max(1000)
    .default("")
    .describe('words, "phrases", OR, NOT, field:value such as means:deception'),
  filters: z
    .record(z.string().max(60), z.array(z.string().max(100)).max(20))
    .default({})
    .describe(`coded facts; one of ${facetNames.join(", ")}`),
  sort: z.enum(["relevance", "newest", "oldest"]).default("relevance"),
  limit: z.int().min(1).max(50).default(10),
  after: z.string().max(300).optional().describe("`next` of the answer before"),
  lang: z.enum(langs).default("en").describe("language of the passages that are preferred"),
});

const search: PublicTool = {
  name: "search_judgments",
  title: "Search judgments",
  about:
    "Searches published judgments on trafficking in persons and smuggling of migrants by words and coded facts; gives codes, courts, days and passages.",
  input: SearchTool,
  async run({ tx, site }, input) {
    const { query, filters, sort, limit, after, lang } = SearchTool.parse(input);
    const known = searchOf({ query: new Map(Object.entries(filters)) }).filters;
    const found = await findOpen({ tx, lang }, { query, filters: known, sort, after }, limit);
    return {
      total: found.total,
      next: found.next,
      understood: found.understood,
      suggestion: found.suggestion,
      judgments: found.items.map(({ record: { code, judgment }, snippet }) => ({
        code,
        address: `${site.url}/public/${lang}/caselaw/${code}`,
        title: judgment.title.text,
        court: judgment.court.text,
        jurisdiction: judgment.jurisdiction,
        decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
        finality: judgment.finality,
        crimeTypes: judgment.crimeTypes,
        passage: snippet.text,
      })),
    };
  },
};

/** Characters of a judgment's own text in one answer. */
const mostText = 20_000;

const GetTool = z.object({
  code: z.string().max(20).describe("such as J-7F3KQ2"),
  text: z
    .int()
    .min(0)
    .optional()
    .describe("gives the judgment's own text from this character on, instead of the brief"),
});

const get: PublicTool = {
  name: "get_judgment",
  title: "Read a judgment",
  about: "Gives one published judgment: the structured brief, or with “text” its own text in pieces.",
  input: GetTool,
  async run({ tx, site }, input) {
    const { code, text } = GetTool.parse(input);
    const record = await findPublished(tx, code);
    if (record === null) return null;
    const { judgment, ...rest } = publicJudgment(record, await openRelations(tx, [record.judgment]));
    const { fullText, ...brief } = judgment;
    const address = `${site.url}/public/en/caselaw/${code}`;
    if (text === undefined) {
      const lengths = fullText.map(({ lang, text: words }) => ({ lang, characters: words.length }));
      return { ...rest, address, judgment: brief, fullText: lengths };
    }
    const words = fullText[0]?.text ?? "";
    const end = Math.min(words.length, text + mostText);
    return {
      code,
      address,
      lang: fullText[0]?.lang ?? null,
      text: words.slice(text, end),
      next: end < words.length ? end : null,
    };
  },
};

export const tools: readonly PublicTool[] = [search, get];
