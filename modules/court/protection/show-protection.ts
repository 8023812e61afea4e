import { z } from "zod";
import { question } from "#kernel/action";
import { findCourtCase } from "../court-case.ts";
import { hearingsOf } from "./hearings.ts";
import { Preparation, preparationsOf } from "./preparation-rows.ts";
import { ReturnCheck, returnsOf } from "./returns-of.ts";
import { Risk } from "./risk.ts";
import { risksOf } from "./risk-rows.ts";
import { StandingMeasure, standingMeasures } from "./standing.ts";
import { Notice, Telling } from "./telling.ts";
import { noticesOf, tellingsOf } from "./telling-rows.ts";

export const showProtection = question({
  name: "court.show-protection",
  about:
    "The protection of the witnesses of a case: danger and its review, preparation for hearings, what people want to be told, what waits to be told, and the measures that stand at each hearing.",
  needs: "court.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({
    risks: z.array(Risk),
    preparations: z.array(Preparation),
    tellings: z.array(Telling),
    notices: z.array(Notice),
    returns: z.array(ReturnCheck),
    hearings: z.array(
      z.object({ hearingId: z.uuid(), startsAt: z.string(), measures: z.array(StandingMeasure) }),
    ),
    writes: z.boolean(),
  }),
}).run(async (context) => {
  const { caseId } = context.input;
  const { level } = await findCourtCase(context, { caseId });
  const tellings = await tellingsOf(context, caseId);
  const standing = await standingMeasures(context, caseId);
  const hearings = await hearingsOf(context, caseId);
  context.opened([caseId], ["risk", "preparation", "telling", "notice", "measure"]);
  return {
    risks: await risksOf(context, { caseId }),
    preparations: await preparationsOf(context, caseId),
    tellings,
    notices: await noticesOf(context, caseId, tellings),
    returns: await returnsOf(context, caseId, tellings),
    hearings: hearings.map(({ hearingId, startsAt }) => ({
      hearingId,
      startsAt: startsAt.toISOString(),
      measures: standing(hearingId),
    })),
    writes: level !== "read" && context.actor.rights.has("court.protect"),
  };
});
