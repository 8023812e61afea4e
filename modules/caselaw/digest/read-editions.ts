import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { textIn } from "#kernel/words";
import { buildDigest } from "./build.ts";
import { changesSince, type KeptCase } from "./changes.ts";
import { casesOf, publishedByCode } from "./digest-rows.ts";
import { CaseWords, Change, DigestCase, DigestSection, EditionContent } from "./edition-words.ts";
import type { Reading } from "./read-digests.ts";

const EditionLine = z.object({
  digestId: z.uuid(),
  edition: z.int(),
  version: z.int().describe("the version of the digest that was frozen"),
  title: z.string(),
  cases: z.int(),
  author: z.string(),
  agency: z.string(),
  frozenAt: z.string(),
  mine: z.boolean(),
});

export const EditionShown = EditionLine.extend({
  content: EditionContent.pick({ title: true, about: true, source: true }),
  built: z.object({ cases: z.array(DigestCase), sections: z.array(DigestSection) }),
  changes: z.array(Change).describe("what changed of its cases since it was frozen"),
  fresh: z.int().describe("cases that its search finds now and that do not stand in it"),
  newest: z.int().describe("the newest edition of the same digest"),
  mayWrite: z.boolean(),
});
export type EditionShown = z.infer<typeof EditionShown>;

type Row = {
  digest_id: string;
  edition: number;
  version: number;
  content: unknown;
  agency_id: string;
  agency: Record<string, string> | null;
  author: string | null;
  frozen_at: Date;
  cases: number;
  newest: number;
};

async function editionRows(
  { tx }: Pick<Reading, "tx">,
  { digestId, edition }: { digestId?: string | undefined; edition?: number | undefined },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with seen as materialized (
      select e.*, max(edition) over (partition by digest_id) as newest from caselaw.edition e
      where withdrawn_at is null and (${digestId ?? null}::uuid is null or digest_id = ${digestId ?? null}::uuid)
    )
    select seen.digest_id, seen.edition, version, content, seen.agency_id, a.name as agency, p.name as author, frozen_at, newest,
      (select count(*)::int from caselaw.edition_case c where c.digest_id = seen.digest_id and c.edition = seen.edition) as cases
    from seen left join caselaw.agency_names(array(select agency_id from seen)) a using (agency_id)
      left join access.account_names(array(select author from seen)) p on p.account_id = seen.author
    where ${edition ?? null}::int is null or seen.edition = ${edition ?? null}
    order by frozen_at desc, seen.edition desc limit 500`.execute(tx);
  return rows;
}

function lineOf(row: Row, content: EditionContent, { actor }: Reading): z.infer<typeof EditionLine> {
  return {
    digestId: row.digest_id,
    edition: row.edition,
    version: row.version,
    title: textIn(content.title, actor.lang).text,
    cases: row.cases,
    author: row.author ?? "",
    agency: row.agency?.[actor.lang] ?? row.agency?.en ?? "",
    frozenAt: row.frozen_at.toISOString(),
    mine: row.agency_id === actor.agencyId,
  };
}

/** An edition as it was frozen, and what changed since. */
export async function editionFor(
  reading: Reading,
  asked: { digestId: string; edition: number },
): Promise<EditionShown> {
  const { tx, actor } = reading;
  const [row] = await editionRows(reading, asked);
  if (row === undefined) throw new NotFound();
  const content = EditionContent.parse(row.content);
  const { rows } = await sql<{ code: string; words: unknown; struck_for: KeptCase["struckFor"] }>`
    select code, words, struck_for from caselaw.edition_case
    where digest_id = ${asked.digestId}::uuid and edition = ${asked.edition} order by place`.execute(tx);
  const kept = rows.map(
    ({ code, words, struck_for }): KeptCase => ({
      code,
      words: words === null ? null : CaseWords.parse(words),
      struckFor: struck_for,
    }),
  );
  const codes = kept.map(({ code }) => code);
  const today = buildDigest(
    { ...content, cases: codes.map((code) => ({ code, seen: "" })) },
    await publishedByCode(tx, codes),
  );
  const found = content.source.by === "search" ? await casesOf(reading, content) : [];
  const words = kept.flatMap((one) => one.words ?? []);
  return {
    ...lineOf(row, content, reading),
    content,
    built: {
      cases: words.map((one) => one.case),
      sections: content.sections.map((section) => ({
        ...section,
        note: content.issues.find(({ issue }) => issue === section.issue)?.note ?? null,
        extracts: words.flatMap((one) =>
          one.extracts
            .filter(({ issue }) => issue === section.issue)
            .map(({ extract, place }) => ({ code: one.case.code, extract, place })),
        ),
      })),
    },
    changes: changesSince(kept, today),
    fresh: found.filter(({ code }) => !codes.includes(code)).length,
    newest: row.newest,
    mayWrite: actor.rights.has("caselaw.digest") && row.agency_id === actor.agencyId,
  };
}

export const listEditions = question({
  name: "caselaw.list-editions",
  about: "Editions of digests, frozen to be cited, of every agency; or those of one digest.",
  needs: "caselaw.read",
  input: z.object({ digestId: z.uuid().optional() }),
  output: z.object({ items: z.array(EditionLine) }),
  inAddress: true,
}).run(async (context) => ({
  items: (await editionRows(context, context.input)).map((row) =>
    lineOf(row, EditionContent.parse(row.content), context),
  ),
}));

export const getEdition = question({
  name: "caselaw.get-edition",
  about: "An edition of a digest as it was frozen, with what changed of its cases since.",
  needs: "caselaw.read",
  input: z.object({ digestId: z.uuid(), edition: z.int().min(1) }),
  output: EditionShown,
  inAddress: true,
}).run((context) => editionFor(context, context.input));
