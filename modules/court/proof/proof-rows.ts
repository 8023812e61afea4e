import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type ChargeRow, findChargeRow } from "../charges/charge-rows.ts";
import { type CourtCase, findCourtCase } from "../court-case.ts";
import type { ElementCode } from "../offences/elements.ts";
import { type Proof, ProofContent } from "./proof.ts";

export type ProofRow = {
  agency_id: string;
  proof_id: string;
  dossier_id: string;
  charge_id: string;
  element: ElementCode;
  evidence_id: string | null;
  participant_id: string | null;
  effect: Proof["effect"];
  weight: Proof["weight"];
  rests_on: string[];
  content: Buffer | null;
  added_by: string;
  added_at: Date;
  removed_at: Date | null;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

export function proofPlace(proofId: string, column: "content" | "remove_reason" = "content") {
  return { table: "court.proof", column, row: proofId };
}

/** The cells of a case that stand. */
export async function proofRows({ tx }: Pick<Asking, "tx">, caseId: string): Promise<ProofRow[]> {
  const { rows } = await sql<ProofRow>`
    select p.* from court.proof p where p.dossier_id = ${caseId}::uuid and p.removed_at is null
    order by p.added_at, p.proof_id`.execute(tx);
  return rows;
}

/** A cell with its count and case for somebody who may write there; one removed stands again only by its inverse. */
export async function proofFor(
  context: Asking,
  proofId: string,
): Promise<{ row: ProofRow; charge: ChargeRow; of: CourtCase } | Refusal<"may-not">> {
  const { rows } = await sql<ProofRow>`
    select p.* from court.proof p where p.proof_id = ${proofId}::uuid`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  const charge = await findChargeRow(context, row.charge_id);
  const of = await findCourtCase(context, { caseId: row.dossier_id });
  if (of.level === "read") return refuse("may-not");
  return { row, charge, of };
}

/** Cells as their reader sees them. */
export async function proofsOf(context: Asking, caseId: string, rows: readonly ProofRow[]): Promise<Proof[]> {
  const by = await colleagues(
    context.tx,
    rows.map((row) => row.added_by),
  );
  return Promise.all(
    rows.map(async (row) => {
      const text = await context.vault.open(caseId, proofPlace(row.proof_id), row.content);
      return {
        proofId: row.proof_id,
        chargeId: row.charge_id,
        element: row.element,
        source:
          row.evidence_id === null
            ? { participantId: row.participant_id ?? "" }
            : { evidenceId: row.evidence_id },
        effect: row.effect,
        weight: row.weight,
        restsOn: row.rests_on,
        content: ProofContent.parse(text === null ? {} : JSON.parse(text)),
        addedBy: by(row.added_by).name,
        addedAt: row.added_at.toISOString(),
        version: row.version,
      };
    }),
  );
}
