import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { lineRows, linesOf } from "../lines/line-rows.ts";
import { MeasureDetails, measureSpec } from "./measure.ts";
import { returnAnswer, returnAnswers } from "./return-check.ts";
import type { Telling } from "./telling.ts";

export const ReturnCheck = z.object({
  participantId: z.uuid(),
  personCode: z.string(),
  answer: z.enum(returnAnswers),
});
export type ReturnCheck = z.infer<typeof ReturnCheck>;

/** For everybody who wishes to return: what of their testimony is secured, and whether the trial asks anything of them (K5). */
export async function returnsOf(
  context: Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">,
  caseId: string,
  tellings: readonly Telling[],
): Promise<ReturnCheck[]> {
  const wishing = tellings.filter(({ wishesReturn }) => wishesReturn === true);
  if (wishing.length === 0) return [];
  const rows = await lineRows(context, measureSpec, { caseId });
  const lines = await linesOf(context, measureSpec, { caseId, rows, writes: false });
  const { rows: decided } = await sql<{ participant_id: string }>`
    select participant_id from court.testimony
    where dossier_id = ${caseId}::uuid and decision = 'not_needed' and replaced_at is null`.execute(
    context.tx,
  );
  return wishing.map(({ participantId, personCode, agreesToStay }) => {
    const own = lines.filter((line) => line.personCode === personCode);
    const recordings = own
      .filter((line) => line.what === "recorded-testimony")
      .filter((line) => line.acts.some(({ act, struck }) => act === "carried-out" && struck === null))
      .map((line) => MeasureDetails.parse(line.details).defenceQuestioned === true);
    const answer = returnAnswer({
      recorded: recordings.includes(true),
      recordedUnquestioned: recordings.includes(false),
      linkAgreed: own.some((line) => line.what === "live-link" && line.standing),
      notNeeded: decided.some((one) => one.participant_id === participantId),
      agreesToStay,
    });
    return { participantId, personCode, answer };
  });
}
