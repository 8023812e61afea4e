import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { IdentityChange } from "#kernel/person";
import { caseFor } from "./case-row.ts";
import { Capacity, FactsChange, Participant } from "./casefile.ts";
import { findParticipant, wholeParticipant } from "./participant-row.ts";
import { sealPerson } from "./seal-person.ts";
import { writeParticipant } from "./write-participant.ts";

export const AddParticipant = z.object({
  caseId: z.uuid(),
  participantId: z.uuid().describe("made by the client"),
  capacity: Capacity.describe("in which capacity the person stands in the case"),
  person: z
    .union([
      z.object({ personId: z.uuid() }).describe("somebody whom Palermo knows already"),
      z.object({ identity: IdentityChange }).describe("somebody new; what is left out was not asked"),
    ])
    .describe("an existing person, or the identity of a new one"),
  from: z.iso.date().optional().describe("since which day the person stands in this capacity"),
  facts: FactsChange.default({}),
  note: z.string().max(10_000).default(""),
});

export const addParticipant = action({
  name: "casefile.add-participant",
  about: "Adds a person to a case in one capacity; the same person may stand there in several.",
  needs: "casefile.work",
  input: AddParticipant,
  output: Participant,
  refusals: ["may-not", "no-such-person", "in-this-capacity"],
  emits: ["casefile.participant-added"],
  undo: "casefile.remove-participant",
}).run(async (context) => {
  const { input, opened, emit } = context;
  const found = await caseFor(context, input.caseId, "add-participant");
  if (isRefusal(found)) return found;
  const written = await writeParticipant(context, {
    agencyId: found.agency_id,
    caseId: input.caseId,
    participantId: input.participantId,
    capacity: input.capacity,
    person: input.person,
    facts: input.facts,
    note: input.note || null,
    from: input.from ?? null,
  });
  if (written === "not-found") return refuse("no-such-person", { path: ["person"] });
  if (written === "in-this-capacity") return refuse("in-this-capacity", { path: ["capacity"] });
  if (found.sealed && "identity" in input.person) await sealPerson(context, written.personId);
  opened([input.caseId, written.personId], ["capacity", ...Object.keys(input.facts)]);
  emit("casefile.participant-added", { caseId: input.caseId, participantId: input.participantId });
  return wholeParticipant(context, await findParticipant(context, input.participantId));
});
