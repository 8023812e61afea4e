import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor, findCase } from "./case-row.ts";
import { CaseFile } from "./casefile.ts";
import { wholeCase } from "./whole-case.ts";

export const setLegalHold = action({
  name: "casefile.set-legal-hold",
  about: "Keeps a case and the people in it from being erased or purged until the hold is lifted.",
  needs: "casefile.hold",
  input: z.object({
    caseId: z.uuid(),
    reason: z.string().trim().min(1).max(500).describe("the order or duty behind it; no names"),
  }),
  output: CaseFile,
  refusals: ["may-not"],
  emits: ["casefile.hold-set"],
  undo: "casefile.lift-legal-hold",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const found = await caseFor(context, input.caseId, "set-legal-hold");
  if (isRefusal(found)) return found;
  const { rows } = await sql<{
    word: string;
  }>`select access.set_hold(${input.caseId}::uuid, ${input.reason}) as word`.execute(tx);
  if (rows[0]?.word !== "done") return refuse("may-not");
  await sql`update casefile.case_file set held = true where case_id = ${input.caseId}::uuid`.execute(tx);
  opened([input.caseId], ["held"]);
  emit("casefile.hold-set", { caseId: input.caseId });
  return wholeCase(context, await findCase(context, input));
});
