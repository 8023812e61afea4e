import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { prepare } from "./prepare-referral.ts";
import { referralFor } from "./referral-row.ts";
import { readSections } from "./sections.ts";
import { Referral, SectionTopic } from "./words.ts";

export const askNextService = action({
  name: "referral.ask-next-service",
  about:
    "Prepares the same request for another service. Nothing is sent before the person has been asked again for that service (S2).",
  needs: "referral.refer",
  input: z.object({
    referralId: z.uuid().describe("the referral that was refused, is unanswered, or ended"),
    nextId: z.uuid().describe("of the new referral, made by the client"),
    serviceId: z.uuid(),
    topics: z
      .array(SectionTopic)
      .optional()
      .describe("sections to disclose this time; the same ones when left out"),
  }),
  output: Referral,
  refusals: [
    "may-not",
    "already-answered",
    "no-such-person",
    "no-such-service",
    "service-closed",
    "service-paused",
    "other-kind",
    "needs-missing",
    "section-twice",
    "words-missing",
    "health-shut",
    "asked-already",
  ],
  emits: ["referral.referral-prepared"],
}).run(async (context) => {
  const { input, emit } = context;
  const row = await referralFor(context, input.referralId, "ask-next-service");
  if (isRefusal(row)) return row;
  if (row.service_id === input.serviceId) return refuse("asked-already", { path: ["serviceId"] });
  const sections = await readSections(context, row.referral_id);
  const made = await prepare(context, {
    referralId: input.nextId,
    sourceDossierId: row.source_dossier,
    personId: row.person_id,
    serviceId: input.serviceId,
    kind: row.kind,
    area: row.area,
    urgency: row.urgency,
    answerHours: row.answer_hours,
    sections: sections.filter(({ topic }) => input.topics?.includes(topic) ?? true),
    requestId: row.request_id,
  });
  if (isRefusal(made)) return made;
  emit("referral.referral-prepared", { referralId: input.nextId });
  return made;
});
