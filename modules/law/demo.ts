import { z } from "zod";
import type { ModuleDoor } from "#kernel/module";
import { demoActs } from "./demo/acts.ts";
import { demoAssessments, demoComments } from "./demo/assessments.ts";
import { demoDrafting, demoPlan, demoPlanId, demoSheet } from "./demo/plan.ts";

type World = Parameters<NonNullable<ModuleDoor["demo"]>>[0];

const Waiting = z.object({
  items: z.array(z.object({ reviewId: z.uuid(), version: z.int(), recordId: z.uuid() })),
});

/** The academy's editor enters the acts; the rapporteur is the second person who publishes them. */
async function publishActs({ callAs }: World): Promise<void> {
  for (const { head, provisions } of demoActs) {
    await callAs("editor", "law.write-act", head);
    for (const provision of provisions)
      await callAs("editor", "law.write-provision", { ...provision, recordId: head.recordId });
    await callAs("editor", "law.propose-act", { recordId: head.recordId });
  }
  const ours = new Set(demoActs.map(({ head }) => head.recordId));
  const { items } = Waiting.parse(await callAs("rapporteur", "review.list-waiting", {}));
  for (const { reviewId, version, recordId } of items)
    if (ours.has(recordId)) await callAs("rapporteur", "review.approve-review", { reviewId, version });
}

async function assess({ callAs, accounts }: World): Promise<void> {
  for (const { cited = [], ...judged } of demoAssessments)
    await callAs("rapporteur", "law.assess-duty", {
      ...judged,
      country: "XV",
      assessmentId: crypto.randomUUID(),
      cited: cited.map((provisionId) => ({ provisionId })),
    });
  await callAs("rapporteur", "law.share-assessments", { country: "XV" });
  const agency = accounts.rapporteur?.agencyId;
  if (agency === undefined) throw new Error("the demonstration has no rapporteur");
  for (const { role, ...comment } of demoComments)
    await callAs(role, "law.add-comment", {
      ...comment,
      country: "XV",
      agency,
      commentId: crypto.randomUUID(),
    });
}

async function plan({ callAs }: World): Promise<void> {
  const { head, goals, measures } = demoPlan;
  await callAs("rapporteur", "law.write-plan", head);
  for (const goal of goals) await callAs("rapporteur", "law.write-goal", { ...goal, recordId: demoPlanId });
  for (const measure of measures)
    await callAs("rapporteur", "law.write-measure", { ...measure, recordId: demoPlanId });
  await callAs("rapporteur", "law.share-plan", { recordId: demoPlanId });
  const { open, steps } = demoDrafting;
  await callAs("rapporteur", "law.open-drafting", open);
  for (const { action, on } of steps) await callAs("rapporteur", action, { recordId: open.recordId, on });
  await callAs("rapporteur", "law.share-drafting", { recordId: open.recordId });
}

async function assessNeeds({ callAs }: World): Promise<void> {
  const { open, ratings, need } = demoSheet;
  await callAs("rapporteur", "law.open-sheet", open);
  for (const [question, rating] of ratings)
    await callAs("rapporteur", "law.answer-question", {
      recordId: open.recordId,
      question,
      rating,
      sources: ["files", "interviews"],
      ...(rating === 0 ? { need } : {}),
    });
  await callAs("rapporteur", "law.share-sheet", { recordId: open.recordId });
}

/** Invented legislation, judgments, a plan, drafting help and a needs assessment of Veridia, through the named actions. */
export async function demo(world: World): Promise<void> {
  await publishActs(world);
  await assess(world);
  await plan(world);
  await assessNeeds(world);
}
