import { type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { findCase, type PersonInCase, readCasePeople, readExhibits, shutUntilHeard } from "#modules/casefile";
import { chargeRows, chargesOf } from "../charges/charge-rows.ts";
import { findCourtCase } from "../court-case.ts";
import { testimoniesOf } from "../testimony/testimony-rows.ts";
import { hintsOf } from "./issues.ts";
import type { Matrix } from "./matrix.ts";
import type { Proof } from "./proof.ts";
import { proofRows, proofsOf } from "./proof-rows.ts";
import { peopleBehind, readMatrix } from "./read-matrix.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;

/**
 * The proof matrix of a case, for somebody who may open both its prosecution and its investigation; "not found" for
 * everybody else. Evidence that was withdrawn supports nothing any more. Whoever is still to hear a person's free account
 * reads no matrix in which that person's earlier accounts are quoted (C1): half of one would show false gaps.
 */
export async function readProof(
  context: Asking,
  wanted: { caseId: string } | { code: string },
): Promise<Matrix | Refusal<"free-account-first">> {
  const of = await findCourtCase(context, wanted);
  const file = await findCase(context, { caseId: of.caseId });
  const rows = (await chargeRows(context, of.caseId)).filter(({ state }) => state === "charged");
  const charges = await chargesOf(context, of, rows);
  const exhibits = await readExhibits(context, file);
  const gone = new Set(exhibits.filter(({ withdrawn }) => withdrawn).map(({ evidenceId }) => evidenceId));
  const people = await readCasePeople(context, file);
  const all = await proofsOf(context, of.caseId, await proofRows(context, of.caseId));
  const shut = await shutUntilHeard(context);
  const isShut = (cell: Proof) =>
    ("evidenceId" in cell.source && shut.evidence.has(cell.source.evidenceId)) ||
    peopleBehind(cell).some((id) => shut.participants.has(id));
  if (all.some(isShut)) return refuse("free-account-first");
  const cells = all
    .filter(({ source }) => !("evidenceId" in source && gone.has(source.evidenceId)))
    .map((cell) => underOneLine(cell, people));
  const testimony = await testimoniesOf(context, of.caseId);
  const absent = new Set(
    testimony
      .filter(({ replacedAt, decision }) => replacedAt === null && decision !== "needed")
      .map(({ participantId }) => firstOf(people, participantId)),
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

/** A person is one, in however many capacities and under however many codes: what rests on one line of them rests on all (K3). */
function underOneLine(cell: Proof, people: readonly PersonInCase[]): Proof {
  const first = (id: string) => firstOf(people, id);
  const { source } = cell;
  return {
    ...cell,
    source: "participantId" in source ? { participantId: first(source.participantId) } : source,
    restsOn: [...new Set(cell.restsOn.map(first))],
  };
}

function firstOf(people: readonly PersonInCase[], id: string): string {
  return people.find(({ participantId }) => participantId === id)?.firstId ?? id;
}
