import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { startKeeping } from "#kernel/retention";
import { caseFor, findCase, refuseStale } from "./case-row.ts";
import { CaseFile } from "./casefile.ts";
import { sealCase } from "./sealed.ts";
import { wholeCase } from "./whole-case.ts";

export const closeCase = action({
  name: "casefile.close-case",
  about: "Closes a case; its people and papers stay as they are, and it can be opened again.",
  needs: "casefile.work",
  input: z.object({
    caseId: z.uuid(),
    note: z.string().trim().min(1).max(5000).describe("why it is closed"),
  }),
  output: CaseFile,
  refusals: ["may-not"],
  emits: ["casefile.case-closed"],
  undo: "casefile.reopen-case",
}).run(async (context) => {
  const { input, tx, now, opened, emit, expects } = context;
  const found = await caseFor(context, input.caseId, "close-case");
  if (isRefusal(found)) return found;
  refuseStale(found.version, expects);
  const note = await sealCase(context, input.caseId, "closing_note", input.note);
  await sql`
    update casefile.case_file set state = 'closed', closed_at = access.now(), closing_note = ${note}
    where case_id = ${input.caseId}::uuid
  `.execute(tx);
  await startKeeping(tx, input.caseId, now);
  opened([input.caseId], ["state", "closing_note"]);
  emit("casefile.case-closed", { caseId: input.caseId });
  return wholeCase(context, await findCase(context, input));
});
