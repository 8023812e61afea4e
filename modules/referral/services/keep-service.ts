import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { unknownAreas } from "../areas/area-rows.ts";
import { Service, ServiceFacts } from "../words/service.ts";
import { addressWithin } from "./address.ts";
import { addressStandsIn } from "./address-in-text.ts";
import { asService, getRow, heldService } from "./service-rows.ts";
import { insertService, keyTaken, rewriteService } from "./write-service.ts";

export const addService = action({
  name: "referral.add-service",
  about: "Puts a service into the directory, verified today by who writes it.",
  needs: "referral.keep-service",
  input: ServiceFacts.safeExtend({ serviceId: z.uuid().describe("made by the client") }),
  output: Service,
  refusals: ["service-key-taken", "unknown-area", "no-such-provider", "written-already"],
  emits: ["referral.service-written"],
}).run(async ({ input, tx, actor, now, emit }) => {
  const { serviceId, providerId, key, areas } = input;
  const again = await sql`select from referral.service where service_id = ${serviceId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("written-already");
  const provider = await sql`
    select from referral.provider where provider_id = ${providerId}::uuid and agency_id = access.agency_id() and removed_at is null`.execute(
    tx,
  );
  if (provider.rows.length === 0) return refuse("no-such-provider", { path: ["providerId"] });
  if (await keyTaken(tx, { key, serviceId, agencyId: actor.agencyId }))
    return refuse("service-key-taken", { path: ["key"] });
  const [unknown] = await unknownAreas(tx, areas);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["areas"] });
  const { serviceId: _id, ...facts } = input;
  await insertService({ tx, now }, serviceId, facts);
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
  emits: ["referral.service-written"],
}).run(async (context) => {
  const { input, tx, actor, now, emit } = context;
  const { serviceId, providerId, key, areas, secret, content, capacity } = input;
  const held = await heldService(context, serviceId);
  if (held.state === "closed") return refuse("service-closed");
  if (providerId !== held.provider_id) throw new NotFound();
  if (await keyTaken(tx, { key, serviceId, agencyId: held.agency_id }))
    return refuse("service-key-taken", { path: ["key"] });
  const [unknown] = await unknownAreas(tx, areas);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["areas"] });
  if (held.free !== null && (capacity === null || held.free > capacity))
    return refuse("fewer-places-than-free", { path: ["capacity"] });
  if (held.secret && !secret) return refuse("address-stays-secret", { path: ["secret"] });
  const address = await addressWithin(context, serviceId);
  if (address !== null && addressStandsIn(address, content))
    return refuse("address-in-text", { path: ["content"] });
  const { serviceId: _id, ...facts } = input;
  await rewriteService({ tx, now }, serviceId, facts);
  emit("referral.service-written", { serviceId });
  return asService(await getRow(tx, serviceId), actor);
});
