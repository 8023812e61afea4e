import { sql } from "kysely";
import { openDossier } from "#kernel/access";
import { action, NotFound, refuse } from "#kernel/action";
import { complaintDossier, LodgeComplaint, Receipt } from "./complaint.ts";
import { type ComplaintColumn, complaintPlace } from "./complaint-rows.ts";

type Word = "done" | "not-found" | "no-such-contact" | "contact-accused" | "no-such-colleague";

/**
 * The route outside the chain of command (X8, A13, A20). No event tells of it, so that nobody who oversees deliveries sees
 * that one was lodged; the audit holds it and shows it to auditors alone who are named.
 */
export const lodgeComplaint = action({
  name: "casefile.lodge-complaint",
  about:
    "Tells anti-corruption contacts of one's own choice about corruption. Nobody else learns that it was told: no manager, administrator or auditor.",
  needs: "signed-in",
  input: LodgeComplaint,
  output: Receipt,
  refusals: ["no-such-contact", "contact-accused", "no-such-colleague"],
}).run(async ({ input, tx, vault, now, opened }) => {
  const { complaintId, accused, contacts, touches } = input;
  // First, so that a refusal too is written down about a dossier that nobody is shown.
  opened([complaintId]);
  const { code } = await openDossier(tx, { ...complaintDossier, dossierId: complaintId });
  await vault.createKey(complaintId);
  const sealed = (column: ComplaintColumn, words: string) =>
    vault.seal(complaintId, complaintPlace(complaintId, column), words || null);
  const { rows } = await sql<{ word: Word }>`
    select casefile.lodge_complaint(${complaintId}::uuid, ${await sealed("told", input.told)}, ${await sealed("who", input.who)},
      ${await sealed("touches", touches)}, ${accused}::uuid[], ${contacts}::uuid[], ${touches || null}) as word`.execute(
    tx,
  );
  const word = rows[0]?.word;
  if (word === "no-such-contact" || word === "contact-accused") return refuse(word, { path: ["contacts"] });
  if (word === "no-such-colleague") return refuse(word, { path: ["accused"] });
  if (word !== "done") throw new NotFound();
  const at = now.toISOString();
  return { code, lodgedAt: at, state: "received" as const, changedAt: at };
});
