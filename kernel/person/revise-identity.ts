import { z } from "zod";
import { action, refuse } from "../action/index.ts";
import { IdentityChange, PersonFactsChange } from "./person.ts";
import { reviseIdentity as revise } from "./revise-person.ts";

export const reviseIdentity = action({
  name: "person.revise-identity",
  about: "Corrects or completes what is recorded of a person; fields left out stay as they are.",
  needs: "person.revise",
  input: z.object({
    personId: z.uuid(),
    version: z.int().min(1).describe("the version that was read"),
    facts: PersonFactsChange.optional(),
    identity: IdentityChange.optional(),
  }),
  output: z.object({ personId: z.uuid(), version: z.int() }),
  refusals: ["erased", "read-only"],
  emits: ["person.identity-revised"],
}).run(async (context) => {
  const { personId } = context.input;
  const done = await revise(context, context.input);
  if (typeof done === "string") return refuse(done);
  context.opened([personId]);
  context.emit("person.identity-revised", { personId });
  return { personId, version: done.version };
});
