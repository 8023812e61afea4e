import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { partsOf, refuseReadOnly } from "../part/index.ts";
import { Deadline, DeadlineWish } from "./deadline.ts";
import { deadlineAnew } from "./deadline-row.ts";
import { makeDeadline } from "./make-deadline.ts";

export const setDeadline = action({
  name: "deadline.set-deadline",
  about: "Sets a deadline on a dossier: hours, days or working days in a zone by a country's calendar.",
  needs: "deadline.set",
  input: DeadlineWish.extend({
    deadlineId: z.uuid().describe("made by the client"),
    dossierId: z.uuid(),
    compartment: Compartment,
    recordId: z.uuid().optional(),
  }),
  output: Deadline,
  refusals: ["read-only", "set-already"],
  emits: ["deadline.set"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { deadlineId, dossierId, compartment, recordId } = input;
  const parts = await partsOf(tx, dossierId);
  const shut = refuseReadOnly(parts, compartment);
  if (shut) return shut;
  const ids = { deadlineId, dossierId, compartment };
  if (!(await makeDeadline(context, parts, { ids, wish: input, recordId }))) return refuse("set-already");
  opened([dossierId], [`deadline.${compartment}`]);
  emit("deadline.set", { deadlineId, dossierId });
  return deadlineAnew(context, input);
});
