import { z } from "zod";
import { action, NotFound, refuse, Stale } from "#kernel/action";
import { heldJudgment, writeVersion } from "../keep-judgment.ts";
import { Judgment } from "../words/index.ts";

const Written = z.object({ judgmentId: z.uuid(), version: z.int() });

/** Throws where somebody else changed the judgment since the reader saw it. */
export function mustBe(version: number, expects: number | undefined): void {
  if (expects !== undefined && expects !== version) throw new Stale({ yours: expects, theirs: version });
}

export const reviseDraft = action({
  name: "caselaw.revise-draft",
  about:
    "Writes a new version of a judgment of one's agency. What is published stays as it is until a second person lets the new version take its place.",
  needs: "caselaw.edit",
  input: z.object({
    judgmentId: z.uuid(),
    judgment: Judgment,
    typing: z
      .boolean()
      .default(false)
      .describe("saved while typing: takes the place of the same editor's version of a moment ago"),
  }),
  output: Written,
  refusals: ["withdrawn"],
  emits: ["caselaw.draft-revised"],
}).run(async (context) => {
  const { judgmentId, judgment, typing } = context.input;
  const held = await heldJudgment(context, judgmentId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  if (held.state === "withdrawn") return refuse("withdrawn", { path: ["judgmentId"] });
  await writeVersion(context, judgmentId, judgment, { typing });
  context.emit("caselaw.draft-revised", { judgmentId });
  return { judgmentId, version: held.version + 1 };
});

export const reopenJudgment = action({
  name: "caselaw.reopen-judgment",
  about:
    "Makes a withdrawn judgment a draft again; it is published anew only after a second person looked at it.",
  needs: "caselaw.edit",
  input: z.object({ judgmentId: z.uuid() }),
  output: Written,
  refusals: ["not-withdrawn"],
  emits: ["caselaw.draft-revised"],
}).run(async (context) => {
  const { judgmentId } = context.input;
  const held = await heldJudgment(context, judgmentId);
  if (held.removed) throw new NotFound();
  if (held.state !== "withdrawn") return refuse("not-withdrawn", { path: ["judgmentId"] });
  await writeVersion(context, judgmentId, held.judgment);
  context.emit("caselaw.draft-revised", { judgmentId });
  return { judgmentId, version: held.version + 1 };
});
