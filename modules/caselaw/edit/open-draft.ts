import { z } from "zod";
import { action } from "#kernel/action";
import { openDraft } from "../keep-judgment.ts";
import { Judgment } from "../words/index.ts";

export const openDraftAction = action({
  name: "caselaw.open-draft",
  about:
    "Begins a judgment as a draft of one's agency: nobody else reads it before a second person lets it be published.",
  needs: "caselaw.edit",
  input: z.object({ judgmentId: z.uuid(), judgment: Judgment }),
  output: z.object({ judgmentId: z.uuid(), code: z.string(), version: z.int() }),
  emits: ["caselaw.draft-opened"],
  undo: "caselaw.drop-draft",
}).run(async (context) => {
  const { judgmentId, judgment } = context.input;
  const opened = await openDraft(context, { judgmentId, judgment, origin: "editor" });
  context.emit("caselaw.draft-opened", { judgmentId });
  return opened;
});
