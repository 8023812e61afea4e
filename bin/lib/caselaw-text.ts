import { z } from "zod";

const Found = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      jurisdiction: z.string(),
      snippet: z.object({ text: z.string() }),
    }),
  ),
  total: z.number(),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number() }))),
  next: z.string().nullable(),
  problems: z.array(z.unknown()),
  suggestion: z.string().nullable(),
});

/** What a search for judgments found, as the command gives it to programs. */
export type FoundJudgments = {
  readonly total: number;
  readonly results: readonly {
    readonly id: string;
    readonly title: string;
    readonly jurisdiction: string;
    readonly snippet: string;
  }[];
  readonly facets: z.infer<typeof Found>["facets"];
  readonly next: string | null;
  readonly problems: readonly unknown[];
  readonly suggestion: string | null;
};

/** Reads the answer of `caselaw.search-judgments`. */
export function foundJudgments(answer: unknown): FoundJudgments {
  const { items, total, facets, next, problems, suggestion } = Found.parse(answer);
  const results = items.map(({ code, title, jurisdiction, snippet }) => ({
    id: code,
    title,
    jurisdiction,
    snippet: snippet.text,
  }));
  return { total, results, facets, next, problems, suggestion };
}

/** The same as a person reads it in a terminal. */
export function caselawText({ total, results, suggestion }: FoundJudgments): string {
  const lines = results.flatMap(({ id, title, jurisdiction, snippet }) => [
    `${id}  ${jurisdiction.padEnd(3)}  ${title}`,
    `    ${snippet.replace(/\s+/g, " ")}`,
  ]);
  const more = total > results.length ? [`… and ${total - results.length} more (--limit, --after)`] : [];
  const meant = suggestion === null ? [] : [`Did you mean: ${suggestion}`];
  return [`${total} judgments found`, ...lines, ...more, ...meant].join("\n");
}
