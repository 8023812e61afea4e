import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "../action/context.ts";
import { question } from "../action/declare.ts";
import { Asked, mayDecide, Waiting } from "./review.ts";
import type { Reviewable } from "./reviewable.ts";

type Row = {
  review_id: string;
  kind: string;
  record_id: string;
  version: number;
  code: string | null;
  asked_by_name: string;
  asked_at: Date;
  state: string;
  decided_by_name: string | null;
  decided_at: Date | null;
  reason: string | null;
};

async function read(context: QuestionContext<unknown>, own: boolean): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from review.list(${own})`.execute(context.tx);
  return rows;
}

async function waitingOf(
  context: QuestionContext<unknown>,
  kind: Reviewable | undefined,
  row: Row,
): Promise<Waiting> {
  const shown = (await kind?.show(context, row.record_id)) ?? null;
  const changed = shown === null || shown.version !== row.version;
  return Waiting.parse({
    reviewId: row.review_id,
    kind: row.kind,
    recordId: row.record_id,
    version: row.version,
    code: row.code,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    changed,
    lines: shown?.lines ?? [],
    may: mayDecide(changed),
  });
}

/** One review that waits for the actor, with the thing as it stands now. */
export async function waitingFor(
  context: QuestionContext<unknown>,
  kinds: readonly Reviewable[],
  reviewId: string,
): Promise<{ waiting: Waiting; kind: Reviewable | undefined } | undefined> {
  const { rows } = await sql<Row>`select * from review.waiting_one(${reviewId}::uuid)`.execute(context.tx);
  const row = rows[0];
  if (!row) return undefined;
  const kind = kinds.find((one) => one.kind === row.kind);
  return { waiting: await waitingOf(context, kind, row), kind };
}

export function listWaitingWith(kinds: () => readonly Reviewable[]) {
  return question({
    name: "review.list-waiting",
    about: "What waits for the reader as the second person, the oldest first, with what it would change.",
    needs: "signed-in",
    input: z.object({}),
    output: z.object({ items: z.array(Waiting) }),
  }).run(async (context) => {
    const items: Waiting[] = [];
    for (const row of await read(context, false))
      items.push(
        await waitingOf(
          context,
          kinds().find((one) => one.kind === row.kind),
          row,
        ),
      );
    return { items };
  });
}

export const listAsked = question({
  name: "review.list-asked",
  about: "What the reader proposed to a second person during the last ninety days, and what became of it.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ items: z.array(Asked) }),
}).run(async (context) => ({
  items: (await read(context, true)).map((row) =>
    Asked.parse({
      reviewId: row.review_id,
      kind: row.kind,
      recordId: row.record_id,
      version: row.version,
      code: row.code,
      askedAt: row.asked_at.toISOString(),
      state: row.state,
      decidedBy: row.decided_by_name,
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      may: row.state === "waiting" ? ["withdraw-review"] : [],
    }),
  ),
}));

/** For the typed client. */
export type ListWaiting = ReturnType<typeof listWaitingWith>;
