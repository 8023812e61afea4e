import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { makeCode } from "#kernel/words";
import type { ServiceFacts } from "../words/service.ts";
import type { Tx } from "./service-rows.ts";

type Writing = { readonly tx: Tx; readonly now: Date };

async function freeCode(tx: Tx): Promise<string> {
  for (let draw = 0; draw < 8; draw += 1) {
    const code = makeCode("V", randomBytes(5));
    const { rows } = await sql`select from referral.service where code = ${code}`.execute(tx);
    if (rows.length === 0) return code;
  }
  throw new Error("no free code was found for a service");
}

/** Whether another service of an agency that is not closed has this key. */
export async function keyTaken(
  tx: Tx,
  { key, serviceId, agencyId }: { key: string; serviceId: string; agencyId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from referral.service where key = ${key} and agency_id = ${agencyId}::uuid and state <> 'closed'
      and service_id <> ${serviceId}::uuid`.execute(tx);
  return rows.length > 0;
}

/** Writes a checked service of the actor's agency, verified now. */
export async function insertService(
  { tx, now }: Writing,
  serviceId: string,
  facts: ServiceFacts,
): Promise<void> {
  const { providerId, key, kinds, areas, secret, content, capacity, verifyEvery } = facts;
  const code = await freeCode(tx);
  await sql`
    insert into referral.service (agency_id, service_id, provider_id, key, code, kinds, areas, content, secret, capacity,
      state_at, verified_at, verified_by, verify_every, author, written_at)
    values (access.agency_id(), ${serviceId}::uuid, ${providerId}::uuid, ${key}, ${code}, ${kinds}::text[], ${areas}::text[],
      ${JSON.stringify(content)}::jsonb, ${secret}, ${capacity}, ${now}, ${now}, access.account_id(), ${verifyEvery}, access.account_id(), ${now})
  `.execute(tx);
}

/** Writes a checked service anew, verified now; the version before is kept. */
export async function rewriteService(
  { tx, now }: Writing,
  serviceId: string,
  facts: ServiceFacts,
): Promise<void> {
  const { key, kinds, areas, secret, content, capacity, verifyEvery } = facts;
  await sql`
    update referral.service set key = ${key}, kinds = ${kinds}::text[], areas = ${areas}::text[],
      content = ${JSON.stringify(content)}::jsonb, secret = ${secret}, capacity = ${capacity}, verify_every = ${verifyEvery},
      free = case when ${capacity}::int is null then null else least(free, ${capacity}::int) end,
      verified_at = ${now}, verified_by = access.account_id(), author = access.account_id(), written_at = ${now},
      version = version + 1, changes = changes + 1
    where service_id = ${serviceId}::uuid`.execute(tx);
}

/** Says how many places are free. */
export async function writeFree({ tx, now }: Writing, serviceId: string, free: number): Promise<void> {
  await sql`
    update referral.service set free = ${free}, free_told_at = ${now}, changes = changes + 1
    where service_id = ${serviceId}::uuid`.execute(tx);
}
