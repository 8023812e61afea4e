import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, refuse } from "#kernel/action";
import type { ServiceState } from "../words/lists.ts";
import { Service } from "../words/service.ts";
import { asService, getRow, heldService } from "./service-rows.ts";

const Named = z.object({ serviceId: z.uuid() });
const Why = Named.extend({
  reason: z.string().trim().max(500).default("").describe("shown to those who look for it; no names"),
});

type Change = { readonly serviceId: string; readonly to: ServiceState; readonly reason: string };

async function changed({ tx, actor, now, emit }: Context<unknown>, { serviceId, to, reason }: Change) {
  await sql`
    update referral.service set state = ${to}, state_reason = ${reason}, state_at = ${now}, changes = changes + 1
    where service_id = ${serviceId}::uuid`.execute(tx);
  emit("referral.service-state-changed", { serviceId });
  return asService(await getRow(tx, serviceId), actor);
}

export const pauseService = action({
  name: "referral.pause-service",
  about: "Takes nobody new for now; the directory says so.",
  needs: "referral.keep-service",
  input: Why,
  output: Service,
  refusals: ["service-not-open"],
  emits: ["referral.service-state-changed"],
  undo: "referral.reopen-service",
}).run(async (context) => {
  const { serviceId, reason } = context.input;
  const { state } = await heldService(context, serviceId);
  if (state !== "open") return refuse("service-not-open");
  return changed(context, { serviceId, to: "paused", reason });
});

export const closeService = action({
  name: "referral.close-service",
  about: "Closes a service for good: no search offers it any more, what was written of it is kept.",
  needs: "referral.keep-service",
  input: Why,
  output: Service,
  refusals: ["service-closed"],
  emits: ["referral.service-state-changed"],
  undo: "referral.reopen-service",
}).run(async (context) => {
  const { serviceId, reason } = context.input;
  const { state } = await heldService(context, serviceId);
  if (state === "closed") return refuse("service-closed");
  return changed(context, { serviceId, to: "closed", reason });
});

export const reopenService = action({
  name: "referral.reopen-service",
  about: "Opens a paused or closed service again.",
  needs: "referral.keep-service",
  input: Named,
  output: Service,
  refusals: ["service-open-already", "service-key-taken"],
  emits: ["referral.service-state-changed"],
}).run(async (context) => {
  const { serviceId } = context.input;
  const { state, key, agency_id: agencyId } = await heldService(context, serviceId);
  if (state === "open") return refuse("service-open-already");
  const { rows } = await sql`
    select from referral.service where key = ${key} and agency_id = ${agencyId}::uuid and state <> 'closed'
      and service_id <> ${serviceId}::uuid`.execute(context.tx);
  if (rows.length > 0) return refuse("service-key-taken");
  return changed(context, { serviceId, to: "open", reason: "" });
});
