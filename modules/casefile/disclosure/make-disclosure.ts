import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { findEvidence } from "../evidence/evidence-row.ts";
import { Disclosure, Mark, withheldQuietly } from "./disclosure.ts";
import { disclosurePlace, disclosuresOf, findDisclosure } from "./disclosure-rows.ts";

export const makeDisclosure = action({
  name: "casefile.make-disclosure",
  about:
    "Makes a copy of a PDF for disclosure in which what is marked is really gone, with a log of what was withheld, on which ground and by whose decision; or records that the court gets the whole.",
  needs: "casefile.disclose",
  input: z.object({
    disclosureId: z.uuid().describe("made by the client"),
    evidenceId: z.uuid(),
    recipient: z.string().trim().min(1).max(300).describe("to whom it is disclosed"),
    whole: z.boolean().default(false).describe("the whole, for the court: nothing is withheld"),
    marks: z.array(Mark).max(500),
  }),
  output: Disclosure,
  refusals: ["may-not", "not-a-pdf", "withheld-quietly", "whole-with-marks", "added-already"],
  emits: ["casefile.disclosure-made"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { disclosureId, evidenceId, marks, whole } = input;
  const { row } = await findEvidence(context, evidenceId);
  const of = await caseFor({ ...context, expects: undefined }, row.dossier_id, "add-record");
  if (isRefusal(of)) return of;
  if (row.file_id === null) return refuse("not-a-pdf", { path: ["evidenceId"] });
  if (whole && marks.length > 0) return refuse("whole-with-marks", { path: ["marks"] });
  const quiet = withheldQuietly(marks);
  if (quiet >= 0) return refuse("withheld-quietly", { path: ["marks", String(quiet), "courtTold"] });
  const caseId = of.case_id;
  const seal = (column: "recipient" | "marks", text: string) =>
    vault.seal(caseId, disclosurePlace(disclosureId, column), text);
  const done = await sql`
    insert into casefile.disclosure (agency_id, disclosure_id, dossier_id, evidence_id, state, whole, recipient, marks, file_id, bytes,
      made_by, made_at)
    values (${of.agency_id}::uuid, ${disclosureId}::uuid, ${caseId}::uuid, ${evidenceId}::uuid, ${whole ? "made" : "making"}, ${whole},
      ${await seal("recipient", input.recipient)}, ${await seal("marks", JSON.stringify(marks))},
      ${whole ? row.file_id : null}::uuid, ${whole ? row.bytes : null}::bigint, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  if (!whole) await context.startJob("casefile.redact-copy", { disclosureId });
  opened([caseId], ["evidence.file", "disclosure"]);
  emit("casefile.disclosure-made", { caseId, disclosureId });
  const [made] = await disclosuresOf(context, [await findDisclosure(context, disclosureId)]);
  if (made === undefined) throw new Error("a disclosure that was written has gone");
  return made;
});
