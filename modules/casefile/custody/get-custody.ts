import { z } from "zod";
import { type QuestionContext, question } from "#kernel/action";
import { evidenceVerbsOf, findEvidence, openEvidence } from "../evidence/evidence-row.ts";
import { readChain } from "./chain.ts";
import { Custody } from "./custody.ts";
import { linkOf, linksOf } from "./custody-rows.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/** The whole chain of one piece of evidence, struck events among the others, with its breaks. */
export async function custodyOf(context: Asking, evidenceId: string): Promise<Custody> {
  const { row, of } = await findEvidence(context, evidenceId);
  const events = (await linksOf(context, of.case_id, [evidenceId])).get(evidenceId) ?? [];
  const standing = events.filter(({ struck }) => struck === null);
  const chain = readChain(standing.map(linkOf), { intact: row.intact });
  const may = evidenceVerbsOf(row, of, context).includes("record-custody");
  return {
    evidenceId,
    caseId: of.case_id,
    exhibit: row.exhibit,
    title: (await openEvidence(context, row, "title")) ?? "",
    state: chain.state,
    holder: chain.holder,
    events,
    breaks: [...chain.breaks],
    may: may ? ["record-custody", "strike-custody"] : [],
  };
}

export const getCustody = question({
  name: "casefile.get-custody",
  about:
    "The chain of custody of a piece of evidence: who had it when, where and why, and where the chain breaks.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ evidenceId: z.uuid() }),
  output: Custody,
}).run(async (context) => {
  const custody = await custodyOf(context, context.input.evidenceId);
  context.opened([custody.caseId], ["custody"]);
  return custody;
});
