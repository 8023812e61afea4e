import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { findCase, readCasePeople, readExhibits } from "#modules/casefile";
import { chargesOf, findChargeRow } from "../charges/charge-rows.ts";
import { findCourtCase } from "../court-case.ts";
import { ElementCode } from "../offences/offence.ts";
import { effects, Proof, ProofContent, ProofSource, weights } from "./proof.ts";
import { proofPlace, proofRows, proofsOf } from "./proof-rows.ts";

export const addProof = action({
  name: "court.add-proof",
  about:
    "Says how an exhibit or a testimony supports or weakens one element of a count, and where it stands.",
  needs: "court.prove",
  input: z.object({
    proofId: z.uuid().describe("made by the client"),
    chargeId: z.uuid(),
    element: ElementCode,
    source: ProofSource,
    effect: z.enum(effects),
    weight: z.enum(weights),
    restsOn: z
      .array(z.uuid())
      .max(50)
      .default([])
      .describe("participants without whose testimony it falls away, such as who gave the statement"),
    content: ProofContent,
  }),
  output: Proof,
  refusals: [
    "may-not",
    "no-such-element",
    "no-such-exhibit",
    "exhibit-withdrawn",
    "no-such-person",
    "added-already",
  ],
  emits: ["court.proof-added"],
  undo: "court.remove-proof",
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { proofId, chargeId, element, source, effect, weight, restsOn, content } = input;
  const charge = await findChargeRow(context, chargeId);
  const of = await findCourtCase(context, { caseId: charge.dossier_id });
  const file = await findCase(context, { caseId: of.caseId });
  // The cell lies with the evidence: it is written by who contributes there.
  if (of.level === "read" || file.level === "read" || charge.state !== "charged") return refuse("may-not");
  const [said] = await chargesOf(context, of, [charge]);
  if (!said?.elements.includes(element)) return refuse("no-such-element", { path: ["element"] });
  const people = new Set((await readCasePeople(context, file)).map(({ participantId }) => participantId));
  if (restsOn.some((id) => !people.has(id))) return refuse("no-such-person", { path: ["restsOn"] });
  if ("participantId" in source) {
    if (!people.has(source.participantId)) return refuse("no-such-person", { path: ["source"] });
  } else {
    const exhibit = (await readExhibits(context, file)).find((one) => one.evidenceId === source.evidenceId);
    if (exhibit === undefined) return refuse("no-such-exhibit", { path: ["source"] });
    if (exhibit.withdrawn) return refuse("exhibit-withdrawn", { path: ["source"] });
  }
  const sealed = await vault.seal(of.caseId, proofPlace(proofId), JSON.stringify(content));
  const done = await sql`
    insert into court.proof (agency_id, proof_id, dossier_id, charge_id, element, evidence_id, participant_id, effect, weight,
      rests_on, content, added_by, added_at)
    values (${of.agencyId}::uuid, ${proofId}::uuid, ${of.caseId}::uuid, ${chargeId}::uuid, ${element},
      ${"evidenceId" in source ? source.evidenceId : null}::uuid,
      ${"participantId" in source ? source.participantId : null}::uuid, ${effect}, ${weight}, ${restsOn}::uuid[], ${sealed},
      ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([of.caseId], ["proof"]);
  emit("court.proof-added", { caseId: of.caseId, proofId });
  const rows = (await proofRows(context, of.caseId)).filter((row) => row.proof_id === proofId);
  const [made] = await proofsOf(context, of.caseId, rows);
  if (made === undefined) throw new Error("a cell that was written has gone");
  return made;
});
