import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound } from "#kernel/action";
import { Words } from "#kernel/words";
import { DutyId } from "../legislation/act.ts";
import { CountryCode } from "../places.ts";

const Named = z.object({ commentId: z.uuid() });
type Tx = Context<unknown>["tx"];

export type CommentRow = {
  comment_id: string;
  agency_id: string;
  duty: string;
  content: z.output<ReturnType<typeof Words>>;
  author: string;
  written_at: Date;
};

/** Comments of peers on one agency's assessment of a country, the oldest first. */
export async function commentsOn(
  tx: Tx,
  { country, agency, duty = null }: { country: string; agency: string; duty?: string | null },
): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select comment_id, agency_id, duty, content, author, written_at from law.comment
    where country = ${country} and of_agency = ${agency}::uuid and removed_at is null
      and (${duty}::text is null or duty = ${duty}) order by written_at, comment_id limit 2000`.execute(tx);
  return rows;
}

export const addComment = action({
  name: "law.add-comment",
  about:
    "A peer's comment on how an agency assessed a duty, for the self-review before the Conference of the Parties. Only on what is shared.",
  needs: "law.comment",
  input: z.object({
    commentId: z.uuid(),
    country: CountryCode,
    duty: DutyId,
    agency: z.uuid().describe("whose assessment it is"),
    comment: Words(4000),
  }),
  output: Named,
  emits: ["law.comment-added"],
  undo: "law.remove-comment",
}).run(async ({ input, tx, now, emit }) => {
  const { commentId, country, duty, agency, comment } = input;
  const { rows } = await sql`
    insert into law.comment (comment_id, agency_id, of_agency, country, duty, content, author, written_at)
    select ${commentId}::uuid, access.agency_id(), ${agency}::uuid, ${country}, ${duty}, ${JSON.stringify(comment)}::jsonb,
      access.account_id(), ${now}
    where exists (select from law.assessment_shared s
      where s.country = ${country} and s.duty = ${duty} and s.agency_id = ${agency}::uuid)
    returning comment_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("law.comment-added", { commentId });
  return { commentId };
});

async function setRemoved(tx: Tx, commentId: string, removedAt: Date | null): Promise<void> {
  const { rows } = await sql`
    update law.comment set removed_at = ${removedAt}
    where comment_id = ${commentId}::uuid and author = access.account_id() and (removed_at is null) = ${removedAt !== null}
    returning comment_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
}

export const removeComment = action({
  name: "law.remove-comment",
  about: "Takes back a comment that one wrote.",
  needs: "law.comment",
  input: Named,
  output: Named,
  emits: ["law.comment-removed"],
  undo: "law.restore-comment",
}).run(async ({ input, tx, now, emit }) => {
  await setRemoved(tx, input.commentId, now);
  emit("law.comment-removed", input);
  return input;
});

export const restoreComment = action({
  name: "law.restore-comment",
  about: "Puts a comment back that one took back.",
  needs: "law.comment",
  input: Named,
  output: Named,
  emits: ["law.comment-added"],
  undo: "law.remove-comment",
}).run(async ({ input, tx, emit }) => {
  await setRemoved(tx, input.commentId, null);
  emit("law.comment-added", input);
  return input;
});
