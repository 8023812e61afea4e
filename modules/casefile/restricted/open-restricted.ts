import { sql } from "kysely";
import { z } from "zod";
import { nameOnly, openDossier } from "#kernel/access";
import { action, refuse } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { CaseFile } from "../casefile.ts";
import { sealCase } from "../sealed.ts";
import { wholeCase } from "../whole-case.ts";
import { Named } from "./restricted.ts";
import { restrictedDossier } from "./restricted-dossier.ts";

/**
 * No event tells of it, so that nobody who oversees deliveries sees that one was opened; the audit holds it, and shows it
 * to auditors alone who are named (X8).
 */
export const openRestricted = action({
  name: "casefile.open-restricted",
  about:
    "Opens a restricted dossier under a case, for corruption that touches it: it exists for nobody but those named here.",
  needs: "casefile.open-restricted",
  input: z.object({
    caseId: z.uuid().describe("of the restricted dossier, made by the client"),
    underCaseId: z.uuid().describe("the case that it belongs to"),
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(20_000).default(""),
    named: Named.describe("who knows of it besides oneself; one of them manages it too"),
  }),
  output: CaseFile,
  refusals: ["opened-already", "no-such-grantee", "under-restricted"],
}).run(async (context) => {
  const { input, tx, vault, actor, opened } = context;
  const { caseId } = input;
  // First, so that a refusal too is written down about a dossier that only the named are shown.
  opened([caseId, input.underCaseId]);
  const above = await findCase(context, { caseId: input.underCaseId });
  if (above.restricted_under !== null) return refuse("under-restricted", { path: ["underCaseId"] });
  const again = await sql`select from casefile.case_file where case_id = ${caseId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("opened-already");

  const { agencyId, code } = await openDossier(tx, { ...restrictedDossier, dossierId: caseId });
  await nameOnly(tx, caseId, true);
  await vault.createKey(caseId);
  const title = await sealCase(context, caseId, "title", input.title);
  const summary = await sealCase(context, caseId, "summary", input.summary || null);
  await sql`
    insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, lead_agency_id, title, summary, restricted_under)
    values (${agencyId}::uuid, ${caseId}::uuid, ${caseId}::uuid, ${code}, ${above.kind}::casefile.kind,
      ${actor.agencyId}::uuid, ${title}, ${summary}, ${input.underCaseId}::uuid)`.execute(tx);
  for (const { accountId, level } of input.named.filter((one) => one.accountId !== actor.accountId))
    for (const part of restrictedDossier.compartments) {
      const { rows } = await sql<{ word: string }>`
        select access.give_grant(${caseId}::uuid, ${part}, ${level}, 'account', ${accountId}::uuid, 'case-work', '',
          'team', null) as word`.execute(tx);
      if (rows[0]?.word !== "done") return refuse("no-such-grantee", { path: ["named"] });
    }
  const others = input.named.filter((one) => one.level === "manage" && one.accountId !== actor.accountId);
  if (others.length === 0) return refuse("no-such-grantee", { path: ["named"] });
  return wholeCase(context, await findCase(context, { caseId }));
});
