import { z } from "zod";
import { question } from "#kernel/action";
import { Code, Level } from "#kernel/words";
import { Charge } from "../charges/charge.ts";
import { chargeRows, chargesOf, suspensionsOf } from "../charges/charge-rows.ts";
import { findCourtCase } from "../court-case.ts";
import { Court } from "../courts/court.ts";
import { courts } from "../courts/courts.ts";
import { Day } from "../offences/offence.ts";
import { StandingMeasure, standingMeasures } from "../protection/index.ts";
import { standingDecisions } from "../testimony/testimony-rows.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingRows, proceedingsOf } from "./proceeding-rows.ts";

export const CourtFile = z.object({
  caseId: z.uuid(),
  code: Code,
  sealed: z.boolean(),
  level: Level,
  proceedings: z.array(Proceeding),
  charges: z.array(Charge),
  suspensions: z.array(
    z.object({
      ...{ suspensionId: z.uuid(), proceedingId: z.uuid(), from: Day, to: Day.nullable() },
      reason: z.string(),
    }),
  ),
  courts: z.array(Court),
  /** Protective measures in force for the whole case: each is named when a hearing is listed. */
  measures: z.array(StandingMeasure),
  /** Of these the prosecutor decided that their testimony is needed: a hearing may summon them (K2). */
  summonable: z.array(z.object({ participantId: z.uuid(), personCode: z.string() })),
  may: z.array(z.enum(["open-proceeding", "prove"])),
});
export type CourtFile = z.infer<typeof CourtFile>;

export const getCourtFile = question({
  name: "court.get-court-file",
  about:
    "What stands in court of one case: proceedings with their events, charges with elements and limitation.",
  needs: "court.read",
  audited: true,
  input: z.union([z.object({ caseId: z.uuid() }), z.object({ code: Code })]),
  output: CourtFile,
}).run(async (context) => {
  const of = await findCourtCase(context, context.input);
  const rows = await proceedingRows(context, of.caseId);
  const proceedings = await proceedingsOf(context, of, rows);
  const charges = await chargesOf(context, of, await chargeRows(context, of.caseId));
  const named = proceedings.flatMap(({ courtId, events }) => [
    courtId,
    ...events.map((event) => event.courtId),
  ]);
  const there = await courts.byId(
    context,
    named.filter((id) => id !== null),
  );
  context.opened([of.caseId], ["proceedings", "charges"]);
  const { rights } = context.actor;
  return {
    caseId: of.caseId,
    code: of.code,
    sealed: of.sealed,
    level: of.level,
    proceedings,
    charges,
    suspensions: await suspensionsOf(context, of.caseId),
    courts: [...there.values()],
    measures: (await standingMeasures(context, of.caseId))(null),
    summonable: (await standingDecisions(context, of.caseId))
      .filter(({ decision }) => decision === "needed")
      .map((one) => ({ participantId: one.participant_id, personCode: one.person_code })),
    may: [
      ...(of.level !== "read" && rights.has("court.record") ? (["open-proceeding"] as const) : []),
      ...(rights.has("court.prove") ? (["prove"] as const) : []),
    ],
  };
});
