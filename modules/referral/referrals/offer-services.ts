import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { AreaCode, countryOf, type ServiceContent, ServiceKind } from "../referral.ts";

export const OfferedService = z.object({
  serviceId: z.uuid(),
  code: z.string(),
  name: Words(200),
  areas: z.array(AreaCode),
  languages: z.array(z.string()),
  free: z.int().nullable(),
  hasAccount: z.boolean(),
});

type Row = {
  service_id: string;
  code: string;
  content: ServiceContent;
  areas: string[];
  free: number | null;
  answered_by: string | null;
};

export const offerServices = question({
  name: "referral.offer-services",
  about:
    "Open services of a kind that reach an area and were not asked yet for this need, those with free places first.",
  needs: "referral.refer",
  input: z.object({
    kind: ServiceKind,
    area: AreaCode.optional(),
    after: z.uuid().optional().describe("a referral after which another service is asked"),
  }),
  output: z.object({ items: z.array(OfferedService) }),
}).run(async ({ input, tx }) => {
  const { kind, area, after } = input;
  const reach = area === undefined ? null : [area, countryOf(area)];
  const { rows } = await sql<Row>`
    select s.service_id, s.code, s.content, s.areas, s.free, p.answered_by
    from referral.service s join referral.provider p on p.provider_id = s.provider_id
    where s.state = 'open' and p.removed_at is null and ${kind} = any (s.kinds)
      and (${reach}::text[] is null or s.areas && ${reach}::text[])
      and not exists (select from referral.referral r join referral.referral a on a.request_id = r.request_id
        where a.referral_id = ${after ?? null}::uuid and r.service_id = s.service_id)
    order by s.free is not distinct from 0, s.free desc nulls last, s.code limit 50`.execute(tx);
  return {
    items: rows.map((row) => ({
      serviceId: row.service_id,
      code: row.code,
      name: row.content.name,
      areas: row.areas,
      languages: row.content.languages,
      free: row.free,
      hasAccount: row.answered_by !== null,
    })),
  };
});
