import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { courts } from "../courts/courts.ts";
import { Country } from "../offences/offence.ts";
import { Crime, Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingPlace } from "./proceeding-rows.ts";

export const openProceeding = action({
  name: "court.open-proceeding",
  about: "Opens a line of proceedings in a case: crime, country, court, docket number.",
  needs: "court.record",
  input: z.object({
    proceedingId: z.uuid().describe("made by the client"),
    caseId: z.uuid(),
    crime: Crime,
    country: Country.describe("whose courts and law apply"),
    courtId: z.uuid().nullable().default(null),
    number: z.string().trim().max(100).default("").describe("docket number; sealed"),
  }),
  output: Proceeding,
  refusals: ["may-not", "opened-already", "no-such-court"],
  emits: ["court.proceeding-opened"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { proceedingId, caseId, crime, country, courtId, number } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  if (courtId !== null) {
    const court = (await courts.byId(context, [courtId])).get(courtId);
    if (court === undefined || court.removedAt !== null || court.country !== country)
      return refuse("no-such-court", { path: ["courtId"] });
  }
  const sealed = await vault.seal(caseId, proceedingPlace(proceedingId), number || null);
  const done = await sql`
    insert into court.proceeding (agency_id, proceeding_id, dossier_id, crime, country, court_id, number, opened_by, opened_at)
    values (${of.agencyId}::uuid, ${proceedingId}::uuid, ${caseId}::uuid, ${crime}, ${country}, ${courtId}::uuid, ${sealed},
      ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("opened-already");
  opened([caseId], ["proceedings"]);
  emit("court.proceeding-opened", { caseId, proceedingId });
  return proceedingAnew(context, of, proceedingId);
});
