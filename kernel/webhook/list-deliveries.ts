import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Page, PageAsk } from "../words/index.ts";
import { problemText } from "./text.ts";

type Row = {
  delivery_id: string;
  event_id: string;
  name: string;
  ids: Record<string, string>;
  at: Date;
  attempt: number;
  next_at: Date;
  delivered_at: Date | null;
  dead_at: Date | null;
  status: number | null;
  problem: string | null;
  params: Record<string, string | number>;
};

export const listDeliveries = question({
  name: "webhook.list-deliveries",
  about: "What an address was told in the last 30 days, what waits and what was given up.",
  needs: "webhook.manage",
  input: PageAsk.extend({ hookId: z.uuid() }),
  output: Page(
    z.object({
      deliveryId: z.uuid(),
      eventId: z.uuid(),
      name: z.string(),
      ids: z.record(z.string(), z.string()),
      at: z.string(),
      tries: z.int(),
      nextAt: z.string().nullable(),
      deliveredAt: z.string().nullable(),
      givenUpAt: z.string().nullable(),
      status: z.int().nullable(),
      problem: z.string().nullable(),
    }),
  ),
}).run(async ({ input, tx, actor }) => {
  const limit = input.limit ?? 50;
  const { rows } = await sql<Row>`
    select * from webhook.deliveries(${input.hookId}::uuid, ${input.after ?? null}::uuid, ${limit})`.execute(
    tx,
  );
  return {
    items: rows.map((row) => ({
      deliveryId: row.delivery_id,
      eventId: row.event_id,
      name: row.name,
      ids: row.ids,
      at: row.at.toISOString(),
      tries: row.attempt,
      nextAt: row.delivered_at || row.dead_at ? null : row.next_at.toISOString(),
      deliveredAt: row.delivered_at?.toISOString() ?? null,
      givenUpAt: row.dead_at?.toISOString() ?? null,
      status: row.status,
      problem: problemText(actor.lang, row.problem, row.params),
    })),
    next: rows.length === limit ? (rows.at(-1)?.delivery_id ?? null) : null,
  };
});
