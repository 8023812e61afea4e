import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";

const Line = z.object({
  serviceId: z.uuid(),
  name: Words(200),
  capacity: z.int(),
  free: z.int().nullable(),
  freeToldAt: z.iso.datetime().nullable(),
});
type Row = {
  service_id: string;
  name: Words;
  capacity: number;
  free: number | null;
  free_told_at: Date | null;
};

/** What the home page of a provider and of the coordinator shows. */
export const showOwnServices = question({
  name: "referral.show-own-services",
  about:
    "Places free at the services that one's agency keeps or answers for, and how many entries wait to be looked over.",
  needs: "referral.keep-service",
  input: z.object({}),
  output: z.object({ services: z.int(), stale: z.int(), places: z.array(Line) }),
  inAddress: true,
}).run(async ({ tx, actor, now }) => {
  const own = sql`
    from referral.service s join referral.provider p using (agency_id, provider_id)
    where s.state <> 'closed' and (s.agency_id = ${actor.agencyId}::uuid or p.answered_by = ${actor.agencyId}::uuid)`;
  const counts = await sql<{ services: number; stale: number }>`
    select count(*)::int as services, count(*) filter (
      where s.verified_at is null or s.verified_at < ${now}::timestamptz - make_interval(days => s.verify_every))::int as stale ${own}`.execute(
    tx,
  );
  const { rows } = await sql<Row>`
    select s.service_id, s.content -> 'name' as name, s.capacity, s.free, s.free_told_at ${own} and s.capacity is not null
    order by s.free_told_at nulls first, s.code limit 20`.execute(tx);
  return {
    services: counts.rows[0]?.services ?? 0,
    stale: counts.rows[0]?.stale ?? 0,
    places: rows.map((row) => ({
      serviceId: row.service_id,
      name: row.name,
      capacity: row.capacity,
      free: row.free,
      freeToldAt: row.free_told_at?.toISOString() ?? null,
    })),
  };
});
