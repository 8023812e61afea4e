import { sql } from "kysely";
import { z } from "zod";
import { type Context, NotFound, question } from "#kernel/action";
import { Judgment } from "../words/index.ts";
import { differencesOf, fieldNames } from "./compare.ts";
import { wordDifferences } from "./word-differences.ts";

const Piece = z.object({ what: z.enum(["same", "gone", "new"]), text: z.string() });

async function versionOf(tx: Context<unknown>["tx"], code: string, version: number): Promise<Judgment> {
  const { rows } = await sql<{ content: unknown }>`
    select v.content from caselaw.judgment_version v join caselaw.judgment j using (agency_id, judgment_id)
    where j.code = ${code} and v.version = ${version}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return Judgment.parse(rows[0].content);
}

export const compareVersions = question({
  name: "caselaw.compare-versions",
  about: "Two versions of a judgment of one's agency, field by field, with the words that changed.",
  needs: "caselaw.edit",
  input: z.object({ code: z.string().max(20), from: z.int().min(1), to: z.int().min(1) }),
  output: z.object({
    fields: z.array(
      z.object({
        field: z.enum(fieldNames),
        before: z.array(Piece).describe("without what came"),
        after: z.array(Piece).describe("without what went"),
      }),
    ),
  }),
}).run(async ({ input, tx, actor }) => {
  const before = await versionOf(tx, input.code, input.from);
  const after = await versionOf(tx, input.code, input.to);
  return {
    fields: differencesOf(before, after, actor.lang).map((one) => {
      const pieces = wordDifferences(one.before, one.after);
      return {
        field: one.field,
        before: pieces.filter(({ what }) => what !== "new"),
        after: pieces.filter(({ what }) => what !== "gone"),
      };
    }),
  };
});
