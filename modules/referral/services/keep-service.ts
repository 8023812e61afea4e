import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { makeCode } from "#kernel/words";
import { unknownAreas } from "../areas/area-rows.ts";
import { Service, ServiceFacts } from "../words/service.ts";
import { addressWithin } from "./address.ts";
import { addressStandsIn } from "./address-in-text.ts";
import { asService, getRow, heldService, type Tx } from "./service-rows.ts";

const emits = ["referral.service-written"];

async function keyTaken(tx: Tx, key: string, serviceId: string): Promise<boolean> {
  const { rows } = await sql`
    select from referral.service where key = ${key} and agency_id = access.agency_id() and state <> 'closed'
      and service_id <> ${serviceId}::uuid`.execute(tx);
  return rows.length > 0;
}

async function freeCode(tx: Tx): Promise<string> {
  for (let draw = 0; draw < 8; draw += 1) {
    const code = makeCode("V", randomBytes(5));
    const { rows } = await sql`select from referral.service where code = ${code}`.execute(tx);
    if (rows.length === 0) return code;
  }
  throw new Error("no free code was found for a service");
}

export const addService = action({
  name: "referral.add-service",
  about: "Puts a service into the directory, verified today by who writes it.",
  needs: "referral.keep-service",
  input: ServiceFacts.safeExtend({ serviceId: z.uuid().describe("made by the client") }),
  output: Service,
  refusals: ["service-key-taken", "unknown-area", "no-such-provider", "written-already"],
  emits,
}).run(async ({ input, tx, actor, now, emit }) => {
  const { serviceId, providerId, key, kinds, areas, secret, content, capacity, verifyEvery } = input;
  const again = await sql`select from referral.service where service_id = ${serviceId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("written-already");
  const provider = await sql`
    select from referral.provider where provider_id = ${providerId}::uuid and agency_id = access.agency_id() and removed_at is null`.execute(
    tx,
  );
  if (provider.rows.length === 0) return refuse("no-such-provider", { path: ["providerId"] });
  if (await keyTaken(tx, key, serviceId)) return refuse("service-key-taken", { path: ["key"] });
  const [unknown] = await unknownAreas(tx, areas);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["areas"] });
  const code = await freeCode(tx);
  await sql`
    insert into referral.service (agency_id, service_id, provider_id, key, code, kinds, areas, content, secret, capacity,
      state_at, verified_at, verified_by, verify_every, author, written_at)
    values (access.agency_id(), ${serviceId}::uuid, ${providerId}::uuid, ${key}, ${code}, ${kinds}::text[], ${areas}::text[],
      ${JSON.stringify(content)}::jsonb, ${secret}, ${capacity}, ${now}, ${now}, access.account_id(), ${verifyEvery}, access.account_id(), ${now})
  `.execute(tx);
  emit("referral.service-written", { serviceId });
  return asService(await getRow(tx, serviceId), actor);
});

export const reviseService = action({
  name: "referral.revise-service",
  about: "Writes what the directory says of a service anew; earlier versions are kept.",
  needs: "referral.keep-service",
  input: ServiceFacts.safeExtend({ serviceId: z.uuid() }),
  output: Service,
  refusals: [
    "service-key-taken",
    "unknown-area",
    "service-closed",
    "fewer-places-than-free",
    "address-stays-secret",
    "address-in-text",
  ],
  emits,
}).run(async (context) => {
  const { input, tx, actor, now, emit } = context;
  const { serviceId, providerId, key, kinds, areas, secret, content, capacity, verifyEvery } = input;
  const held = await heldService(context, serviceId);
  if (held.state === "closed") return refuse("service-closed");
  if (providerId !== held.provider_id) throw new NotFound();
  if (await keyTaken(tx, key, serviceId)) return refuse("service-key-taken", { path: ["key"] });
  const [unknown] = await unknownAreas(tx, areas);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["areas"] });
  if (held.free !== null && (capacity === null || held.free > capacity))
    return refuse("fewer-places-than-free", { path: ["capacity"] });
  if (held.secret && !secret) return refuse("address-stays-secret", { path: ["secret"] });
  const address = await addressWithin(context, serviceId);
  if (address !== null && addressStandsIn(address, content))
    return refuse("address-in-text", { path: ["content"] });
  await sql`
    update referral.service set key = ${key}, kinds = ${kinds}::text[], areas = ${areas}::text[],
      content = ${JSON.stringify(content)}::jsonb, secret = ${secret}, capacity = ${capacity}, verify_every = ${verifyEvery},
      verified_at = ${now}, verified_by = access.account_id(), author = access.account_id(), written_at = ${now},
      version = version + 1, changes = changes + 1
    where service_id = ${serviceId}::uuid`.execute(tx);
  emit("referral.service-written", { serviceId });
  return asService(await getRow(tx, serviceId), actor);
});
