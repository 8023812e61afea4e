import { z } from "zod";
import { action, refuse } from "../action/index.ts";
import { erasePerson as erase } from "./forget-person.ts";
import { erasureGrounds } from "./person.ts";

export const erasePerson = action({
  name: "person.erase-person",
  about:
    "Erases a person for good: nobody can read who it was, also not from backups once thirty days have passed.",
  needs: "person.erase",
  input: z.object({
    personId: z.uuid(),
    ground: z.enum(erasureGrounds).describe("why the person is erased"),
  }),
  output: z.object({ personId: z.uuid() }),
  refusals: ["legal-hold", "not-yours", "already-erased"],
  emits: ["person.erased"],
}).run(async (context) => {
  const { personId } = context.input;
  const answer = await erase(context, personId);
  if (answer !== "done") return refuse(answer);
  context.emit("person.erased", { personId });
  return { personId };
});
