import { z } from "zod";
import { question } from "#kernel/action";
import { Service } from "../words/service.ts";
import { asService, getRow } from "./service-rows.ts";

export const getService = question({
  name: "referral.get-service",
  about: "One service as the directory tells it; never an address that is secret.",
  needs: "referral.search",
  input: z.object({ serviceId: z.uuid() }),
  output: Service,
  inAddress: true,
}).run(async ({ input, tx, actor }) => asService(await getRow(tx, input.serviceId), actor));
