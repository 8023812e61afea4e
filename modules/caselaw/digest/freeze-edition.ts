import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { mustBe } from "../edit/revise-draft.ts";
import { buildDigest } from "./build.ts";
import { wordsOfCases } from "./changes.ts";
import { casesOf, ownDigest, publishedByCode } from "./digest-rows.ts";
import type { EditionContent } from "./edition-words.ts";

const Named = z.object({ digestId: z.uuid(), edition: z.int().min(1) });

export const freezeEdition = action({
  name: "caselaw.freeze-edition",
  about:
    "Freezes a digest as an edition to be cited: its text stays, and every agency of this installation can read it. The digest must be up to date.",
  needs: "caselaw.digest",
  input: Named.pick({ digestId: true }),
  output: Named,
  refusals: ["refresh-first", "edition-there"],
  emits: ["caselaw.edition-frozen"],
  undo: "caselaw.withdraw-edition",
}).run(async (context) => {
  const { input, tx, now, emit } = context;
  const { digestId } = input;
  const held = await ownDigest(context, digestId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  const codes = held.content.cases.map(({ code }) => code);
  const published = await publishedByCode(tx, codes);
  const built = buildDigest(held.content, published);
  const found = held.content.source.by === "search" ? await casesOf(context, held.content) : [];
  if (
    built.gone.length > 0 ||
    built.cases.some(({ mark }) => mark === "revised") ||
    found.some(({ code }) => !codes.includes(code))
  )
    return refuse("refresh-first", { path: ["digestId"] });
  const { rows } = await sql<{ last: number; there: boolean }>`
    select coalesce(max(edition), 0)::int as last,
      coalesce(bool_or(version = ${held.version} and withdrawn_at is null), false) as there
    from caselaw.edition where digest_id = ${digestId}::uuid`.execute(tx);
  if (rows[0]?.there) return refuse("edition-there", { path: ["digestId"] });
  const edition = (rows[0]?.last ?? 0) + 1;
  const { cases: _seen, ...words } = held.content;
  const content: EditionContent = {
    ...words,
    sections: built.sections.map(({ issue, cases, counts }) => ({ issue, cases, counts: [...counts] })),
  };
  await sql`
    insert into caselaw.edition (agency_id, digest_id, edition, version, content, author, frozen_at)
    values (access.agency_id(), ${digestId}::uuid, ${edition}, ${held.version}, ${JSON.stringify(content)}::jsonb, access.account_id(), ${now})`.execute(
    tx,
  );
  const ids = new Map(published.map(({ code, judgmentId }) => [code, judgmentId]));
  const kept = wordsOfCases(built).map((one, place) => ({
    judgment_id: ids.get(one.case.code),
    code: one.case.code,
    place,
    words: one,
  }));
  await sql`
    insert into caselaw.edition_case (digest_id, edition, agency_id, judgment_id, code, place, words)
    select ${digestId}::uuid, ${edition}, access.agency_id(), c.judgment_id, c.code, c.place, c.words
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) c (judgment_id uuid, code text, place int, words jsonb)`.execute(
    tx,
  );
  emit("caselaw.edition-frozen", { digestId });
  return { digestId, edition };
});

/** Of one's agency; any other is not found. */
async function setWithdrawn(
  tx: Parameters<typeof publishedByCode>[0],
  { digestId, edition }: z.infer<typeof Named>,
  at: Date | null,
): Promise<void> {
  const { rows } = await sql`
    update caselaw.edition set withdrawn_at = ${at}
    where digest_id = ${digestId}::uuid and edition = ${edition} and agency_id = access.agency_id()
      and (withdrawn_at is null) = (${at}::timestamptz is not null)
    returning edition`.execute(tx);
  if (rows.length === 0) throw new NotFound();
}

export const withdrawEdition = action({
  name: "caselaw.withdraw-edition",
  about:
    "Takes an edition of a digest of one's agency back: nobody finds it any more. Its number is not given again.",
  needs: "caselaw.digest",
  input: Named,
  output: Named,
  emits: ["caselaw.edition-withdrawn"],
  undo: "caselaw.restore-edition",
}).run(async ({ input, tx, now, emit }) => {
  await setWithdrawn(tx, input, now);
  emit("caselaw.edition-withdrawn", { digestId: input.digestId });
  return input;
});

export const restoreEdition = action({
  name: "caselaw.restore-edition",
  about: "Puts a withdrawn edition of one's agency back. Words that were struck meanwhile stay gone.",
  needs: "caselaw.digest",
  input: Named,
  output: Named,
  emits: ["caselaw.edition-frozen"],
  undo: "caselaw.withdraw-edition",
}).run(async ({ input, tx, emit }) => {
  await setWithdrawn(tx, input, null);
  emit("caselaw.edition-frozen", { digestId: input.digestId });
  return input;
});
