import { sql } from "kysely";
import { type Actor, type Context, NotFound, Stale } from "#kernel/action";
import { mayWithService } from "../words/may.ts";
import type { Service, ServiceContent } from "../words/service.ts";

export type Tx = Context<unknown>["tx"];

export type ServiceRow = {
  agency_id: string;
  service_id: string;
  provider_id: string;
  key: string;
  code: string;
  kinds: Service["kinds"];
  areas: string[];
  content: ServiceContent;
  secret: boolean;
  capacity: number | null;
  free: number | null;
  free_told_at: Date | null;
  state: Service["state"];
  state_reason: string;
  state_at: Date;
  verified_at: Date | null;
  verify_every: number;
  version: number;
  changes: number;
  provider_name: Service["provider"];
  provider_kind: string;
  answered_by: string | null;
};

/** Services with what their providers say of them. */
export const serviceRows = sql`
  select s.agency_id, s.service_id, s.provider_id, s.key, s.code, s.kinds, s.areas, s.content, s.secret, s.capacity, s.free,
    s.free_told_at, s.state, s.state_reason, s.state_at, s.verified_at, s.verify_every, s.version, s.changes,
    p.name as provider_name, p.kind as provider_kind, p.answered_by
  from referral.service s join referral.provider p using (agency_id, provider_id)`;

/** One service as the directory tells it to a reader. */
export function asService(
  row: ServiceRow,
  { agencyId, rights }: Pick<Actor, "agencyId" | "rights">,
): Service {
  const mine = row.agency_id === agencyId || row.answered_by === agencyId;
  const { state, secret, capacity } = row;
  return {
    serviceId: row.service_id,
    providerId: row.provider_id,
    key: row.key,
    code: row.code,
    kinds: row.kinds,
    areas: row.areas,
    secret,
    content: row.content,
    capacity,
    verifyEvery: row.verify_every,
    provider: row.provider_name,
    providerKind: row.provider_kind,
    answeredBy: row.answered_by,
    free: row.free,
    freeToldAt: row.free_told_at?.toISOString() ?? null,
    state,
    stateReason: row.state_reason,
    stateAt: row.state_at.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
    version: row.version,
    mine,
    may: mayWithService({ state, secret, counted: capacity !== null, mine }, rights),
  };
}

type Acting = Pick<Context<unknown>, "tx" | "actor" | "expects">;

/** One service by its id. Throws `NotFound`. */
export async function getRow(tx: Tx, serviceId: string): Promise<ServiceRow> {
  const { rows } = await sql<ServiceRow>`${serviceRows} where s.service_id = ${serviceId}::uuid`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return row;
}

/** Holds a service that the actor's agency keeps or answers for; others are not there. Throws `NotFound`, `Stale`. */
export async function heldService({ tx, actor, expects }: Acting, serviceId: string): Promise<ServiceRow> {
  await sql`select from referral.service where service_id = ${serviceId}::uuid for update`.execute(tx);
  const row = await getRow(tx, serviceId);
  if (row.agency_id !== actor.agencyId && row.answered_by !== actor.agencyId) throw new NotFound();
  if (expects !== undefined && expects !== row.version)
    throw new Stale({ yours: expects, theirs: row.version });
  return row;
}
