import { type Context, isRefusal, type Refusal, refuse } from "#kernel/action";
import { evidenceFor, openEvidence } from "../evidence/evidence-row.ts";
import { type CustodyRefusal, refusedAct } from "./chain.ts";
import type { Custody, CustodyAct, CustodyFacts } from "./custody.ts";
import { linkOf, linksOf, writeLink } from "./custody-rows.ts";
import { custodyOf } from "./get-custody.ts";

export const custodyRefusals = [
  "may-not",
  "before-seizure",
  "begun-already",
  "after-its-end",
  "not-yet",
  "not-begun",
  "recorded-already",
] as const;

type Recorded = CustodyFacts & { readonly evidenceId: string; readonly eventId: string };

/**
 * What every act of custody does: locks the evidence, refuses what cannot have been (before the seizure, after the
 * return, in the future), writes the event with the file's digest, and gives the chain with its breaks.
 */
export async function recordCustody(
  context: Context<unknown>,
  act: CustodyAct,
  { other = "", ...input }: Recorded & { readonly other?: string },
): Promise<Custody | Refusal<CustodyRefusal | "may-not" | "recorded-already">> {
  const found = await evidenceFor(context, input.evidenceId, "record-custody");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  const events = (await linksOf(context, of.case_id, [row.evidence_id])).get(row.evidence_id) ?? [];
  const standing = events.filter(({ struck }) => struck === null).map(linkOf);
  const refused = refusedAct(standing, { act, at: input.at, now: context.now });
  if (refused !== null) return refuse(refused, { path: ["at"] });
  const written = await writeLink(context, {
    agencyId: of.agency_id,
    caseId: of.case_id,
    evidenceId: row.evidence_id,
    eventId: input.eventId,
    act,
    at: input.at,
    said: { by: input.by, other, place: input.place, reason: input.reason, seal: input.seal },
    sha256: await openEvidence(context, row, "sha256"),
  });
  if (!written) return refuse("recorded-already");
  context.opened([of.case_id], ["custody"]);
  context.emit("casefile.custody-recorded", { caseId: of.case_id, evidenceId: row.evidence_id });
  return custodyOf(context, row.evidence_id);
}
