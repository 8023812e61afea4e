import type { QuestionContext } from "#kernel/action";
import { findCase, readCasePeople, readExhibits } from "#modules/casefile";
import { chargeRows, chargesOf } from "../charges/charge-rows.ts";
import { findCourtCase } from "../court-case.ts";
import { testimoniesOf } from "../testimony/testimony-rows.ts";
import { hintsOf } from "./issues.ts";
import type { Matrix } from "./matrix.ts";
import { proofRows, proofsOf } from "./proof-rows.ts";
import { readMatrix } from "./read-matrix.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;

/**
 * The proof matrix of a case, for somebody who may open both its prosecution and its investigation; "not found" for
 * everybody else. Evidence that was withdrawn supports nothing any more.
 */
export async function readProof(
  context: Asking,
  wanted: { caseId: string } | { code: string },
): Promise<Matrix> {
  const of = await findCourtCase(context, wanted);
  const file = await findCase(context, { caseId: of.caseId });
  const rows = (await chargeRows(context, of.caseId)).filter(({ state }) => state === "charged");
  const charges = await chargesOf(context, of, rows);
  const exhibits = await readExhibits(context, file);
  const gone = new Set(exhibits.filter(({ withdrawn }) => withdrawn).map(({ evidenceId }) => evidenceId));
  const all = await proofsOf(context, of.caseId, await proofRows(context, of.caseId));
  const cells = all.filter(({ source }) => !("evidenceId" in source && gone.has(source.evidenceId)));
  const people = await readCasePeople(context, file);
  const testimony = await testimoniesOf(context, of.caseId);
  const absent = new Set(
    testimony
      .filter(({ replacedAt, decision }) => replacedAt === null && decision !== "needed")
      .map(({ participantId }) => participantId),
  );
  const kinds = new Map(exhibits.map(({ evidenceId, kind }) => [evidenceId, kind]));
  return {
    caseId: of.caseId,
    code: of.code,
    counts: charges.map((charge) => {
      const here = cells.filter(({ chargeId }) => chargeId === charge.chargeId);
      const read = readMatrix(charge.elements, here);
      return {
        charge,
        rows: read.map((row) => ({ ...row, contradicted: [...row.contradicted] })),
        hints: hintsOf({
          rows: read,
          cells: here,
          kindOf: (id) => kinds.get(id),
          participation: charge.participation,
          absent,
        }),
      };
    }),
    cells,
    exhibits,
    people: people.map(({ participantId, personId, personCode, capacity, revealable }) => ({
      participantId,
      personId,
      personCode,
      capacity,
      revealable,
    })),
    testimony,
    writes: of.level !== "read" && file.level !== "read",
  };
}
