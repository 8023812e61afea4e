import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";
import { Code, Words } from "#kernel/words";
import type { ServiceContent } from "../referral.ts";

const Recall = z.object({
  recallId: z.uuid(),
  code: Code,
  service: Words(200).nullable(),
  cause: z.string(),
  at: z.string(),
  seenAt: z.string().nullable(),
});

type Row = {
  recall_id: string;
  code: string;
  cause: string;
  recalled_at: Date;
  seen_at: Date | null;
  content: ServiceContent | null;
};

export const listRecalls = question({
  name: "referral.list-recalls",
  about: "Referrals that were taken back from the reader's agency: copies go, the person is not called.",
  needs: "referral.answer",
  input: z.object({ seen: z.boolean().default(false).describe("with those that were seen already") }),
  output: z.object({ items: z.array(Recall) }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<Row>`
    select r.recall_id, r.code, r.cause, r.recalled_at, r.seen_at, s.content
    from referral.recall r left join referral.service s on s.service_id = r.service_id
    where ${input.seen} or r.seen_at is null order by r.recalled_at desc limit 100`.execute(tx);
  return {
    items: rows.map((row) => ({
      recallId: row.recall_id,
      code: row.code,
      service: row.content?.name ?? null,
      cause: row.cause,
      at: row.recalled_at.toISOString(),
      seenAt: row.seen_at?.toISOString() ?? null,
    })),
  };
});

export const confirmRecall = action({
  name: "referral.confirm-recall",
  about: "Says that copies of a withdrawn referral are gone.",
  needs: "referral.answer",
  input: z.object({ recallId: z.uuid() }),
  output: z.object({ recallId: z.uuid() }),
  emits: ["referral.recall-confirmed"],
}).run(async ({ input, tx, now, emit }) => {
  const done =
    await sql`update referral.recall set seen_at = ${now} where recall_id = ${input.recallId}::uuid and seen_at is null`.execute(
      tx,
    );
  if (done.numAffectedRows !== 1n) throw new NotFound();
  emit("referral.recall-confirmed", { recallId: input.recallId });
  return { recallId: input.recallId };
});
