import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "../action/context.ts";
import { action, question } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { refuse } from "../action/refusal.ts";
import { askReview, type Reviewable } from "../review/index.ts";
import { agencyLine } from "./agency-line.ts";
import { may, Purge } from "./retention.ts";

type Row = {
  purge_id: string;
  agency: Record<string, string>;
  manages: boolean;
  state: string;
  version: number;
  made_at: Date;
  confirmed_at: Date | null;
  done_at: Date | null;
  items: unknown;
};

/** The lists that the reader manages or confirms. */
export async function readPurges({ tx }: Pick<QuestionContext<unknown>, "tx">): Promise<Purge[]> {
  const { rows } = await sql<Row>`select * from retention.purges()`.execute(tx);
  return rows.map((row) =>
    Purge.parse({
      purgeId: row.purge_id,
      agency: row.agency,
      state: row.state,
      version: row.version,
      madeAt: row.made_at.toISOString(),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      doneAt: row.done_at?.toISOString() ?? null,
      items: row.items,
      may: may(Purge.shape.state.parse(row.state), row.manages),
    }),
  );
}

export const listPurges = question({
  name: "retention.list-purges",
  about:
    "Lists of dossiers whose time of keeping is over, by code: what waits for confirmation, and what became of each.",
  needs: "retention.read",
  input: z.object({}),
  output: z.object({ items: z.array(Purge) }),
}).run(async (context) => ({ items: await readPurges(context) }));

/** A purge list waits for a second person, whose approval starts the deletion. */
export const purgeReview: Reviewable = {
  kind: "retention.purge",
  needs: "retention.confirm",
  anywhere: true,
  async show(context, recordId) {
    const found = (await readPurges(context)).find(
      (one) => one.purgeId === recordId && one.state === "proposed",
    );
    if (!found) return null;
    return {
      version: found.version,
      lines: [
        agencyLine(found.agency, context.actor.lang),
        ...found.items.map((item) => ({
          label: `retention:kind.${item.kind}`,
          before: item.code,
          after: `retention:becomes.${item.leftOut ? "left-out" : item.held ? "held" : "purged"}`,
        })),
      ],
    };
  },
  async approved({ tx, startJob }, recordId) {
    const { rows } = await sql<{
      word: string;
    }>`select retention.confirm_purge(${recordId}::uuid) as word`.execute(tx);
    if (rows[0]?.word !== "done") return refuse("gone");
    await startJob("retention.run-purge", { purgeId: recordId });
    return undefined;
  },
};

export const proposePurge = action({
  name: "retention.propose-purge",
  about:
    "Proposes to delete what stands on a list, without the dossiers to be kept another year; a second person confirms it.",
  needs: "retention.manage",
  input: z.object({
    purgeId: z.uuid(),
    without: z.array(z.uuid()).max(10_000).default([]).describe("dossiers that stay for another year"),
  }),
  output: z.object({ purgeId: z.uuid(), version: z.int() }),
  emits: ["retention.purge-proposed"],
}).run(async ({ input, tx, emit }) => {
  const { rows } = await sql<{ version: number | null }>`
    select retention.propose_purge(${input.purgeId}::uuid, ${input.without}::uuid[]) as version`.execute(tx);
  const version = rows[0]?.version;
  if (!version) throw new NotFound();
  await askReview(tx, purgeReview, { recordId: input.purgeId, version });
  emit("retention.purge-proposed", { purgeId: input.purgeId });
  return { purgeId: input.purgeId, version };
});
