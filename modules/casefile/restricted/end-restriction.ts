import { sql } from "kysely";
import { z } from "zod";
import { nameOnly } from "#kernel/access";
import { action, refuse } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { CaseFile } from "../casefile.ts";
import { wholeCase } from "../whole-case.ts";

export const endRestriction = action({
  name: "casefile.end-restriction",
  about:
    "Ends the restriction of a dossier, when its charges are brought: it becomes a sealed case, which may be given to units and unsealed.",
  needs: "casefile.open-restricted",
  input: z.object({ caseId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: CaseFile,
  refusals: ["may-not"],
}).run(async (context) => {
  const { input, tx, opened } = context;
  const of = await findCase(context, { caseId: input.caseId });
  opened([of.case_id], ["restricted_under"]);
  if (of.restricted_under === null) return refuse("may-not");
  if (!(await nameOnly(tx, of.case_id, false))) return refuse("may-not");
  await sql`update casefile.case_file set restricted_under = null where case_id = ${of.case_id}::uuid`.execute(
    tx,
  );
  return wholeCase(context, await findCase(context, { caseId: input.caseId }));
});
