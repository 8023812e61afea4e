import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { Service } from "../words/service.ts";
import { asService, getRow, heldService } from "./service-rows.ts";
import { writeFree } from "./write-service.ts";

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
  await writeFree({ tx, now }, input.serviceId, input.free);
  emit("referral.places-told", { serviceId: input.serviceId });
  return asService(await getRow(tx, input.serviceId), actor);
});
