import { findCode, findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { type QueryProblem, SearchAnswer, SearchHit, SearchInput, searchEntries } from "#kernel/text-search";
import { facetLists, facetNames, searchFields } from "./facets.ts";
import { findPublished, findSeveral, type PublishedJudgment } from "./find-published.ts";
import { findSimilar } from "./find-similar.ts";
import { collection } from "./search-entry.ts";
import { finalities, Judgment } from "./words/index.ts";

/** Whether a facet knows a value; an old link may hold one that was renamed. */
export function isFacetValue(facet: string, value: string): boolean {
  if (!Object.hasOwn(facetLists, facet)) return false;
  const list = facetLists[facet];
  if (list) return findCode(list, value) !== undefined;
  switch (facet) {
    case "jurisdiction":
      return value === "INT" || findCountry({ alpha2: value }) !== undefined;
    case "year":
      return /^\d{4}$/.test(value);
    case "finality":
      return finalities.some((known) => known === value);
    default:
      return Judgment.shape.articles.safeParse([value]).success;
  }
}

/** The filters that still mean something; of the others the answer says so, and the rest of the search runs. */
export function knownFilters(filters: Readonly<Record<string, readonly string[]>>): {
  filters: Record<string, string[]>;
  problems: QueryProblem[];
} {
  const problems: QueryProblem[] = [];
  const known: Record<string, string[]> = {};
  for (const [facet, values] of Object.entries(filters)) {
    const kept = values.filter((value) => isFacetValue(facet, value));
    if (kept.length > 0) known[facet] = kept;
    for (const value of values)
      if (!kept.includes(value)) problems.push({ code: "unknown-filter", at: 0, word: `${facet}: ${value}` });
  }
  return { filters: known, problems };
}

/** What a list shows of a judgment beside its title. */
export const JudgmentFacts = z.object({
  code: z.string(),
  jurisdiction: z.string(),
  court: Judgment.shape.court,
  decided: Judgment.shape.decided,
  finality: Judgment.shape.finality,
  crimeTypes: z.array(z.string()),
  forms: z.array(z.string()),
  audience: z.enum(["inside", "everybody"]),
});
export type JudgmentFacts = z.infer<typeof JudgmentFacts>;

export function factsOf({ code, audience, judgment }: PublishedJudgment): JudgmentFacts {
  const { jurisdiction, court, decided, verdictOn, finality, crimeTypes, elements } = judgment;
  return {
    code,
    audience,
    jurisdiction,
    court,
    decided: decided ?? verdictOn,
    finality,
    crimeTypes,
    forms: elements.forms,
  };
}

export const searchJudgments = question({
  name: "caselaw.search-judgments",
  about: "Searches published judgments by words and facets, in any of their languages.",
  needs: "caselaw.read",
  input: SearchInput,
  output: SearchAnswer.extend({ items: z.array(SearchHit.extend(JudgmentFacts.shape)) }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const { filters, problems } = knownFilters(input.filters);
  const answer = await searchEntries(tx, {
    collection,
    query: input.query,
    lang: input.lang,
    filters,
    facets: facetNames,
    sort: input.sort,
    limit: input.limit,
    fields: searchFields,
    ...(input.after === undefined ? {} : { after: input.after }),
  });
  const records = new Map(
    (
      await findSeveral(
        tx,
        answer.items.map(({ recordId }) => recordId),
      )
    ).map((one) => [one.judgmentId, one]),
  );
  return {
    ...answer,
    problems: [...problems, ...answer.problems],
    items: answer.items.flatMap((hit) => {
      const record = records.get(hit.recordId);
      return record === undefined ? [] : [{ ...hit, ...factsOf(record) }];
    }),
  };
});

export const SimilarJudgment = z.object({
  ...JudgmentFacts.shape,
  title: z.string(),
  score: z.number(),
  shared: z.record(z.string(), z.array(z.string())),
});

export const similarJudgments = question({
  name: "caselaw.similar-judgments",
  about:
    "Published judgments that share most with one: issues, forms, means, concepts; what is rare counts more.",
  needs: "caselaw.read",
  input: z.object({ code: z.string().max(20), limit: z.int().min(1).max(50).default(8) }),
  output: z.object({ items: z.array(SimilarJudgment) }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const record = await findPublished(tx, input.code);
  if (record === null) throw new NotFound();
  const found = await findSimilar(tx, record, { in: collection, limit: input.limit });
  return {
    items: found.map(({ record: other, title, score, shared }) => ({
      ...factsOf(other),
      title,
      score,
      shared,
    })),
  };
});
