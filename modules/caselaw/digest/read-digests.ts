import { z } from "zod";
import { type Context, NotFound, question } from "#kernel/action";
import { textIn } from "#kernel/words";
import { buildDigest } from "./build.ts";
import { casesOf, type DigestRow, digestRows, publishedByCode } from "./digest-rows.ts";
import { DigestCase, DigestSection } from "./edition-words.ts";
import { DigestContent } from "./words.ts";

const DigestLine = z.object({
  digestId: z.uuid(),
  title: z.string(),
  issues: z.array(z.string()),
  cases: z.int(),
  version: z.int(),
  author: z.string(),
  writtenAt: z.string(),
  agency: z.string(),
  mine: z.boolean(),
  shared: z.int().nullable().describe("the version that other agencies read; null for a draft"),
});

export const DigestShown = DigestLine.extend({
  content: DigestContent,
  built: z.object({
    cases: z.array(DigestCase.extend({ mark: z.enum(["same", "revised"]) })),
    sections: z.array(DigestSection),
    gone: z.array(z.string()).describe("cases that are no longer published"),
  }),
  fresh: z.int().describe("cases that its search finds now and that do not stand in it"),
  mayWrite: z.boolean(),
});
export type DigestShown = z.infer<typeof DigestShown>;

export type Reading = Pick<Context<unknown>, "tx" | "actor" | "now">;

function lineOf(row: DigestRow, { actor }: Reading): z.infer<typeof DigestLine> {
  return {
    digestId: row.digest_id,
    title: textIn(row.content.title, actor.lang).text,
    issues: row.content.issues.map(({ issue }) => issue),
    cases: row.content.cases.length,
    version: row.version,
    author: row.author ?? "",
    writtenAt: row.written_at.toISOString(),
    agency: row.agency?.[actor.lang] ?? row.agency?.en ?? "",
    mine: row.agency_id === actor.agencyId,
    shared: row.shared,
  };
}

/** A digest as it reads now; not found where the reader may not see it. */
export async function digestFor(reading: Reading, digestId: string): Promise<DigestShown> {
  const { tx, actor } = reading;
  const [row] = await digestRows(tx, digestId);
  if (row === undefined) throw new NotFound();
  const { content } = row;
  const codes = content.cases.map(({ code }) => code);
  const built = buildDigest(content, await publishedByCode(tx, codes));
  const now = content.source.by === "search" ? await casesOf(reading, content) : [];
  return {
    ...lineOf(row, reading),
    content,
    built: DigestShown.shape.built.parse(built),
    fresh: now.filter(({ code }) => !codes.includes(code)).length,
    mayWrite: actor.rights.has("caselaw.digest") && row.agency_id === actor.agencyId,
  };
}

export const listDigests = question({
  name: "caselaw.list-digests",
  about: "Digests of cases: one's agency's, drafts included, and those that other agencies share.",
  needs: "caselaw.read",
  input: z.object({ state: z.enum(["draft", "shared"]).optional() }),
  output: z.object({ items: z.array(DigestLine), mayWrite: z.boolean() }),
  inAddress: true,
}).run(async (context) => ({
  mayWrite: context.actor.rights.has("caselaw.digest"),
  items: (await digestRows(context.tx))
    .map((row) => lineOf(row, context))
    .filter(
      ({ shared }) =>
        context.input.state === undefined || (context.input.state === "draft") === (shared === null),
    ),
}));

export const getDigest = question({
  name: "caselaw.get-digest",
  about:
    "A digest: under each issue the counts, an extract of each case with its place, and the list of cases.",
  needs: "caselaw.read",
  input: z.object({ digestId: z.uuid() }),
  output: DigestShown,
  inAddress: true,
}).run((context) => digestFor(context, context.input.digestId));
