import { sql } from "kysely";
import { z } from "zod";
import type { PublicAsk } from "#kernel/public-face";
import type { PublishedJudgment } from "../find-published.ts";
import { Judgment } from "../words/index.ts";

/** A judgment as data for everybody: nothing of who works on it, and nothing that is not published. */
export const PublicJudgment = z.object({
  code: z.string().describe("permanent name of the record"),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  revisedAt: z.iso.datetime(),
  invented: z.boolean().describe("made up for a demonstration"),
  judgment: Judgment,
});
export type PublicJudgment = z.infer<typeof PublicJudgment>;

/** `open`: codes of the related judgments that everybody may read; of others not even the code is told. */
export function publicJudgment(record: PublishedJudgment, open: ReadonlySet<string>): PublicJudgment {
  const { code, version, publishedAt, revisedAt, origin } = record;
  const judgment = withOpenRelations(record.judgment, open);
  return { code, version, publishedAt, revisedAt, invented: origin === "demonstration", judgment };
}

export function withOpenRelations(judgment: Judgment, open: ReadonlySet<string>): Judgment {
  const relations = judgment.relations.flatMap(({ code, ...relation }) => {
    if (code !== undefined && open.has(code)) return [{ ...relation, code }];
    return relation.citation === undefined ? [] : [relation];
  });
  return { ...judgment, relations };
}

/** Which of the judgments that these relate to everybody may read. */
export async function openRelations(
  tx: PublicAsk["tx"],
  judgments: readonly Judgment[],
): Promise<ReadonlySet<string>> {
  const codes = judgments.flatMap(({ relations }) => relations.flatMap(({ code }) => code ?? []));
  if (codes.length === 0) return new Set();
  const { rows } = await sql<{ code: string }>`
    select code from caselaw.published where code = any (${codes}::text[])`.execute(tx);
  return new Set(rows.map(({ code }) => code));
}
