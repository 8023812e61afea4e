import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { Service } from "../words/service.ts";
import { asService, getRow, heldService } from "./service-rows.ts";

export const verifyService = action({
  name: "referral.verify-service",
  about: "Says that everything the directory tells of a service is right today.",
  needs: "referral.keep-service",
  input: z.object({ serviceId: z.uuid() }),
  output: Service,
  refusals: ["service-closed"],
  emits: ["referral.service-verified"],
}).run(async (context) => {
  const { input, tx, actor, now, emit } = context;
  const { state } = await heldService(context, input.serviceId);
  if (state === "closed") return refuse("service-closed");
  await sql`
    update referral.service set verified_at = ${now}, verified_by = access.account_id(), changes = changes + 1
    where service_id = ${input.serviceId}::uuid`.execute(tx);
  emit("referral.service-verified", { serviceId: input.serviceId });
  return asService(await getRow(tx, input.serviceId), actor);
});
