import { z } from "zod";
import { Words } from "#kernel/words";
import { DutyId } from "../legislation/act.ts";
import { CountryCode } from "../places.ts";
import { TreatyName } from "../treaties/treaty-words.ts";

/** Help with a law or with ratification, step by step. */
export const steps = ["mission", "needs", "draft", "comments", "adopted", "in-force"] as const;
export type Step = (typeof steps)[number];

export const DraftingHead = z.object({
  country: CountryCode,
  subject: z.enum(["law", "treaty"]),
  title: Words(300),
  helper: Words(300).optional().describe("the organization that helps, never a person"),
  treaty: TreatyName.optional().describe("the treaty to be ratified"),
  duties: z.array(DutyId).max(60).default([]).describe("duties that the law shall meet"),
});
export type DraftingHead = z.infer<typeof DraftingHead>;

export type StepTaken = { step: Step; on: string; note?: z.infer<ReturnType<typeof Words>> | undefined };
export type Drafting = DraftingHead & { taken: StepTaken[] };

/** Where a mission stands: its last step. */
export function stateOf({ taken }: Pick<Drafting, "taken">): Step {
  return taken.at(-1)?.step ?? "mission";
}

/** A draft is commented and drafted anew as often as needed; else a mission goes forward. */
const after: Readonly<Record<Step, readonly Step[]>> = {
  mission: ["needs"],
  needs: ["draft"],
  draft: ["comments", "adopted"],
  comments: ["draft", "adopted"],
  adopted: ["in-force"],
  "in-force": [],
};

/** Steps that may be taken now. */
export function nextSteps(drafting: Pick<Drafting, "taken">): readonly Step[] {
  return after[stateOf(drafting)];
}
