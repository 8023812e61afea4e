import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "../action/context.ts";
import { action } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { isRefusal, refuse } from "../action/refusal.ts";
import { waitingFor } from "./list-reviews.ts";
import type { Reviewable } from "./reviewable.ts";

export type Kinds = () => readonly Reviewable[];

const Decided = z.object({ reviewId: z.uuid() });

async function decide(
  { tx }: Pick<Context<unknown>, "tx">,
  ask: { reviewId: string; version: number; verdict: "approved" | "returned"; reason: string | null },
): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    select review.decide(${ask.reviewId}::uuid, ${ask.version}, ${ask.verdict}, ${ask.reason}) as word`.execute(
    tx,
  );
  return rows[0]?.word ?? "not-found";
}

export function approveReviewWith(kinds: Kinds) {
  return action({
    name: "review.approve-review",
    about:
      "The second person's consent to exactly this version of a thing; what it proposes is carried out with it.",
    needs: "signed-in",
    input: z.object({ reviewId: z.uuid(), version: z.int().describe("the version that was looked at") }),
    output: Decided,
    refusals: ["decided-already", "changed", "not-now"],
    emits: ["review.approved"],
  }).run(async (context) => {
    const { reviewId, version } = context.input;
    const found = await waitingFor(context, kinds(), reviewId);
    if (!found) throw new NotFound();
    if (found.waiting.changed) return refuse("changed");
    const word = await decide(context, { reviewId, version, verdict: "approved", reason: null });
    if (word === "decided-already" || word === "changed") return refuse(word);
    if (word !== "done") throw new NotFound();
    const no = await found.kind?.approved?.(context, found.waiting.recordId);
    if (isRefusal(no)) return refuse("not-now", { params: { why: no.refusal } });
    context.emit("review.approved", { reviewId, recordId: found.waiting.recordId });
    return { reviewId };
  });
}

export function returnReviewWith(kinds: Kinds) {
  return action({
    name: "review.return-review",
    about: "Gives a thing back to who proposed it, with the reason.",
    needs: "signed-in",
    input: z.object({
      reviewId: z.uuid(),
      version: z.int(),
      reason: z.string().trim().min(3).max(500).describe("for who asked; no names"),
    }),
    output: Decided,
    refusals: ["decided-already", "changed"],
    emits: ["review.returned"],
  }).run(async (context) => {
    const { reviewId, version, reason } = context.input;
    const found = await waitingFor(context, kinds(), reviewId);
    if (!found) throw new NotFound();
    const word = await decide(context, { reviewId, version, verdict: "returned", reason });
    if (word === "decided-already" || word === "changed") return refuse(word);
    if (word !== "done") throw new NotFound();
    await found.kind?.returned?.(context, found.waiting.recordId);
    context.emit("review.returned", { reviewId, recordId: found.waiting.recordId });
    return { reviewId };
  });
}

export const withdrawReview = action({
  name: "review.withdraw-review",
  about: "Takes back what waits for a second person.",
  needs: "signed-in",
  input: z.object({ reviewId: z.uuid() }),
  output: Decided,
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{
    word: string;
  }>`select review.withdraw(${input.reviewId}::uuid) as word`.execute(tx);
  if (rows[0]?.word !== "done") throw new NotFound();
  return { reviewId: input.reviewId };
});
