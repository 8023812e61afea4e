import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { Words } from "#kernel/words";
import { addRecord, heldRecord, writeRecord } from "../records/rows.ts";
import { Named, Written } from "../records/words.ts";
import { type Drafting, DraftingHead, nextSteps, type Step } from "./drafting.ts";

const emits = ["law.drafting-written"];

export const openDrafting = action({
  name: "law.open-drafting",
  about: "Opens help with a law or with ratification by its mission; a draft of one's agency until shared.",
  needs: "law.edit",
  input: DraftingHead.extend({ recordId: z.uuid(), on: z.iso.date().describe("the day of the mission") }),
  output: Written,
  refusals: ["day-to-come"],
  emits,
  undo: "law.remove-drafting",
}).run(async (context) => {
  const { recordId, on, ...head } = context.input;
  if (on > context.now.toISOString().slice(0, 10)) return refuse("day-to-come", { path: ["on"] });
  context.emit("law.drafting-written", { recordId });
  const content: Drafting = { ...head, taken: [{ step: "mission", on }] };
  return addRecord(context, { kind: "drafting", recordId, content });
});

export const reviseDrafting = action({
  name: "law.revise-drafting",
  about: "Corrects title, helper, treaty or duties of help with a law.",
  needs: "law.edit",
  input: DraftingHead.extend({ recordId: z.uuid() }),
  output: Written,
  emits,
  undo: "law.take-back-drafting",
}).run(async (context) => {
  const { recordId, ...head } = context.input;
  const held = await heldRecord<Drafting>(context, "drafting", recordId);
  context.emit("law.drafting-written", { recordId });
  const content: Drafting = { ...head, taken: held.content.taken };
  return writeRecord(context, { kind: "drafting", recordId, held, content });
});

function takeStep(name: `law.${string}`, step: Step, about: string) {
  return action({
    name,
    about,
    needs: "law.edit",
    input: Named.extend({ on: z.iso.date(), note: Words(4000).optional() }),
    output: Written,
    refusals: ["not-this-step", "day-to-come", "before-last-step"],
    emits,
    undo: "law.take-back-drafting",
  }).run(async (context) => {
    const { recordId, on, note } = context.input;
    if (on > context.now.toISOString().slice(0, 10)) return refuse("day-to-come", { path: ["on"] });
    const held = await heldRecord<Drafting>(context, "drafting", recordId);
    const { taken } = held.content;
    if (!nextSteps(held.content).includes(step)) return refuse("not-this-step", { path: ["recordId"] });
    if (on < (taken.at(-1)?.on ?? "")) return refuse("before-last-step", { path: ["on"] });
    context.emit("law.drafting-written", { recordId });
    const content: Drafting = {
      ...held.content,
      taken: [...taken, { step, on, ...(note === undefined ? {} : { note }) }],
    };
    return writeRecord(context, { kind: "drafting", recordId, held, content });
  });
}

export const recordNeeds = takeStep(
  "law.record-needs",
  "needs",
  "Says that the needs of a law were established.",
);
export const recordDraft = takeStep(
  "law.record-draft",
  "draft",
  "Says that a draft stands, the first or one after comments.",
);
export const openComments = takeStep(
  "law.open-comments",
  "comments",
  "Says that a draft went out for comments.",
);
export const recordAdoption = takeStep(
  "law.record-adoption",
  "adopted",
  "Says that a law was adopted, or that parliament agreed to a treaty.",
);
export const recordForce = takeStep(
  "law.record-force",
  "in-force",
  "Says that a law entered into force, or that an instrument was deposited.",
);
