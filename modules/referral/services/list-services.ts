import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Page, PageAsk, wordsIn } from "#kernel/words";
import { AreaCode } from "../words/area.ts";
import { ServiceKind, ServiceState } from "../words/lists.ts";
import { Service } from "../words/service.ts";
import { asService, type ServiceRow, serviceRows } from "./service-rows.ts";

/** What a list of services is asked for; the same for an export of it. */
export const ServicesAsk = z.object({
  kinds: z.array(ServiceKind).max(14).optional(),
  area: AreaCode.optional(),
  state: ServiceState.optional().describe("all that are not closed when left out"),
  mine: z.enum(["mine"]).optional().describe("kept by the reader's agency, or answered for"),
  stale: z.enum(["stale"]).optional().describe("not looked over within the days it asks for"),
  providerId: z.uuid().optional(),
});
export type ServicesAsk = z.infer<typeof ServicesAsk>;

/** The condition that the asked filters make. */
export function wherever(ask: ServicesAsk, { agencyId, now }: { agencyId: string; now: Date }) {
  const parts = [
    ask.state === undefined ? sql`s.state <> 'closed'` : sql`s.state = ${ask.state}`,
    ...(ask.kinds?.length ? [sql`s.kinds && ${ask.kinds}::text[]`] : []),
    ...(ask.area === undefined
      ? []
      : [sql`(${ask.area} = any (s.areas) or left(${ask.area}, 2) = any (s.areas))`]),
    ...(ask.providerId === undefined ? [] : [sql`s.provider_id = ${ask.providerId}::uuid`]),
    ...(ask.mine === undefined
      ? []
      : [sql`(s.agency_id = ${agencyId}::uuid or p.answered_by = ${agencyId}::uuid)`]),
    ...(ask.stale === undefined
      ? []
      : [
          sql`(s.verified_at is null or s.verified_at < ${now}::timestamptz - make_interval(days => s.verify_every))`,
        ]),
  ];
  return sql.join(parts, sql` and `);
}

export const listServices = question({
  name: "referral.list-services",
  about: "Services of the directory with places free and when each was looked over.",
  needs: "referral.search",
  input: PageAsk.extend(ServicesAsk.shape),
  output: Page(Service),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const { after, limit = 50, ...ask } = input;
  const where = wherever(ask, { agencyId: actor.agencyId, now });
  const { rows } = await sql<ServiceRow>`${serviceRows} where ${where} order by s.code limit 5000`.execute(
    tx,
  );
  const order = new Intl.Collator(actor.lang);
  const items = rows
    .map((row) => asService(row, actor))
    .sort((a, b) => order.compare(wordsIn(a.content.name, actor.lang), wordsIn(b.content.name, actor.lang)));
  const from = after === undefined ? 0 : items.findIndex(({ serviceId }) => serviceId === after) + 1;
  const page = items.slice(from, from + limit);
  const more = from + limit < items.length;
  return {
    items: page,
    next: more ? (page.at(-1)?.serviceId ?? null) : null,
    total: { value: items.length, exact: items.length < 5000 },
  };
});
