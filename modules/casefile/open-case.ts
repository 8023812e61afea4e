import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, refuse } from "#kernel/action";
import { findCase } from "./case-row.ts";
import { CaseFile, CaseKind } from "./casefile.ts";
import { caseDossier } from "./dossier-kind.ts";
import { CarriedSection, keepCarried } from "./interviews/carried.ts";
import { isReferenceTaken } from "./reference.ts";
import { sealCase } from "./sealed.ts";
import { giveTeam, TeamMember } from "./team.ts";
import { wholeCase } from "./whole-case.ts";

export const OpenCase = z.object({
  caseId: z.uuid().describe("made by the client"),
  kind: CaseKind,
  reference: z.string().trim().max(100).default("").describe("the agency's own file number; no names"),
  leadAgencyId: z.uuid().optional().describe("the agency that leads; the opener's own when left out"),
  title: z.string().max(200).default(""),
  summary: z.string().max(20_000).default(""),
  carried: z
    .array(CarriedSection)
    .max(200)
    .default([])
    .describe(
      "chosen answers of an interview that led here; an earlier account, kept beside the summary (C1)",
    ),
  team: z
    .array(TeamMember)
    .max(50)
    .default([])
    .describe("colleagues, units and agencies who work on the case"),
});

export const openCase = action({
  name: "casefile.open-case",
  about: "Opens a case of trafficking in persons, of smuggling of migrants, or of both.",
  needs: "casefile.open",
  input: OpenCase,
  output: CaseFile,
  refusals: ["reference-taken", "no-such-agency", "no-such-grantee", "opened-already"],
  emits: ["casefile.case-opened"],
}).run(async (context) => {
  const { input, tx, actor, vault, opened, emit } = context;
  const reference = input.reference.trim();
  if (await isReferenceTaken(tx, reference)) return refuse("reference-taken", { path: ["reference"] });
  const lead = input.leadAgencyId ?? actor.agencyId;
  const known = await sql<{ name: unknown }>`select casefile.agency_name(${lead}::uuid) as name`.execute(tx);
  if (known.rows[0]?.name == null) return refuse("no-such-agency", { path: ["leadAgencyId"] });
  const again = await sql`select from casefile.case_file where case_id = ${input.caseId}::uuid`.execute(tx);
  if (again.rows.length > 0) return refuse("opened-already");

  const { agencyId, code } = await openDossier(tx, { ...caseDossier, dossierId: input.caseId });
  await vault.createKey(input.caseId);
  const title = await sealCase(context, input.caseId, "title", input.title || null);
  const summary = await sealCase(context, input.caseId, "summary", input.summary || null);
  await sql`
    insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, reference, lead_agency_id, title, summary)
    values (${agencyId}::uuid, ${input.caseId}::uuid, ${input.caseId}::uuid, ${code}, ${input.kind}::casefile.kind,
      ${reference}, ${lead}::uuid, ${title}, ${summary})
  `.execute(tx);
  await keepCarried(context, { agencyId, caseId: input.caseId, sections: input.carried });
  if (!(await giveTeam(tx, input.caseId, input.team))) return refuse("no-such-grantee", { path: ["team"] });
  opened([input.caseId], ["kind", "reference", "title", "summary", "carried"]);
  emit("casefile.case-opened", { caseId: input.caseId });
  return wholeCase(context, await findCase(context, { caseId: input.caseId }));
});
