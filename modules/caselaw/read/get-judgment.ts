import { sql } from "kysely";
import { z } from "zod";
import { type Context, NotFound, question } from "#kernel/action";
import { publishedFiles } from "../files/published-files.ts";
import { findPublished } from "../find-published.ts";
import { Judgment, Relation } from "../words/index.ts";

const Beside = z.object({
  code: z.string(),
  kind: Relation.shape.kind,
  title: z.string(),
  titleLang: z.string(),
});

export const JudgmentRecord = z.object({
  judgmentId: z.uuid(),
  code: z.string(),
  version: z.int(),
  judgment: Judgment,
  audience: z.enum(["inside", "everybody"]),
  demonstration: z.boolean(),
  agency: z.string().describe("whose editors keep it"),
  publishedAt: z.string(),
  revisedAt: z.string(),
  related: z.array(Beside).describe("judgments here that it relates to"),
  citing: z.array(Beside).describe("judgments here that relate to it"),
  files: z
    .array(
      z.object({
        fileId: z.uuid(),
        lang: z.string(),
        bytes: z.number(),
        pages: z.int().nullable(),
        searched: z.boolean().describe("its words are found by the search"),
      }),
    )
    .describe("redacted copies of the judgment in its original languages"),
  edits: z.boolean().describe("the reader's agency edits it"),
});
export type JudgmentRecord = z.infer<typeof JudgmentRecord>;

type Tx = Context<unknown>["tx"];
type BesideRow = {
  code: string;
  kind: z.infer<typeof Beside>["kind"];
  title: string;
  title_lang: string;
  cited: boolean;
};

async function besideOf(tx: Tx, code: string): Promise<BesideRow[]> {
  const { rows } = await sql<BesideRow>`
    select p.code, c.kind, p.title, p.content -> 'title' ->> 'lang' as title_lang, c.from_code = ${code} as cited
    from caselaw.citation c join caselaw.published p on p.code = case when c.from_code = ${code} then c.to_code else c.from_code end
    where c.from_code = ${code} or c.to_code = ${code} order by p.decided_earliest desc nulls last, p.code limit 200`.execute(
    tx,
  );
  return rows;
}

/** A published judgment with what stands beside it; not found where the reader may not see it. */
export async function recordOf(
  { tx, actor }: Pick<Context<unknown>, "tx" | "actor">,
  code: string,
): Promise<JudgmentRecord> {
  const found = await findPublished(tx, code);
  if (found === null) throw new NotFound();
  const names = await sql<{ name: Record<string, string> }>`
    select name from caselaw.agency_names(array[${found.agencyId}]::uuid[])`.execute(tx);
  const name = names.rows[0]?.name;
  const beside = await besideOf(tx, code);
  const shown = (cited: boolean) =>
    beside
      .filter((one) => one.cited === cited)
      .map((one) => ({ code: one.code, kind: one.kind, title: one.title, titleLang: one.title_lang }));
  return {
    judgmentId: found.judgmentId,
    code,
    version: found.version,
    judgment: found.judgment,
    audience: found.audience,
    demonstration: found.origin === "demonstration",
    agency: name?.[actor.lang] ?? name?.en ?? "",
    publishedAt: found.publishedAt,
    revisedAt: found.revisedAt,
    related: shown(true),
    citing: shown(false),
    files: await publishedFiles(tx, found.judgmentId),
    edits: found.agencyId === actor.agencyId && actor.rights.has("caselaw.edit"),
  };
}

export const getJudgment = question({
  name: "caselaw.get-judgment",
  about: "A published judgment by its code, with what it cites and what cites it.",
  needs: "caselaw.read",
  input: z.object({ code: z.string().max(20) }),
  output: JudgmentRecord,
  inAddress: true,
}).run((context) => recordOf(context, context.input.code));
