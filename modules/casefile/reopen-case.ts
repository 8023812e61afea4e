import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { stopKeeping } from "#kernel/retention";
import { caseFor, findCase, refuseStale } from "./case-row.ts";
import { CaseFile } from "./casefile.ts";
import { wholeCase } from "./whole-case.ts";

export const reopenCase = action({
  name: "casefile.reopen-case",
  about: "Opens a closed case again.",
  needs: "casefile.work",
  input: z.object({ caseId: z.uuid() }),
  output: CaseFile,
  refusals: ["may-not"],
  emits: ["casefile.case-reopened"],
  undo: "casefile.close-case",
}).run(async (context) => {
  const { input, tx, opened, emit, expects } = context;
  const found = await caseFor(context, input.caseId, "reopen-case");
  if (isRefusal(found)) return found;
  refuseStale(found.version, expects);
  await sql`
    update casefile.case_file set state = 'open', closed_at = null, closing_note = null where case_id = ${input.caseId}::uuid
  `.execute(tx);
  await stopKeeping(tx, input.caseId);
  opened([input.caseId], ["state"]);
  emit("casefile.case-reopened", { caseId: input.caseId });
  return wholeCase(context, await findCase(context, input));
});
