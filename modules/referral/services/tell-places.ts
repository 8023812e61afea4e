import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { Service } from "../words/service.ts";
import { asService, getRow, heldService } from "./service-rows.ts";

export const tellPlaces = action({
  name: "referral.tell-places",
  about: "Says how many places of a service are free now.",
  needs: "referral.keep-service",
  input: z.object({ serviceId: z.uuid(), free: z.int().min(0).max(100_000).describe("places free now") }),
  output: Service,
  refusals: ["service-closed", "not-counted-in-places", "more-free-than-places"],
  emits: ["referral.places-told"],
}).run(async (context) => {
  const { input, tx, actor, now, emit } = context;
  const { state, capacity } = await heldService(context, input.serviceId);
  if (state === "closed") return refuse("service-closed");
  if (capacity === null) return refuse("not-counted-in-places");
  if (input.free > capacity) return refuse("more-free-than-places", { path: ["free"] });
  await sql`
    update referral.service set free = ${input.free}, free_told_at = ${now}, changes = changes + 1
    where service_id = ${input.serviceId}::uuid`.execute(tx);
  emit("referral.places-told", { serviceId: input.serviceId });
  return asService(await getRow(tx, input.serviceId), actor);
});
