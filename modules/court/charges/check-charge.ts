import { type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { findCase, type PersonInCase, readCasePeople } from "#modules/casefile";
import type { CourtCase } from "../court-case.ts";
import { provisions } from "../offences/provisions.ts";
import { type Concern, concernsOf } from "./article5.ts";
import type { ChargeSaid } from "./charge.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;
export type Checked = { readonly accused: PersonInCase; readonly concerns: readonly Concern[] };

/** Whether a count can stand as it is said: the offence, the people, the days, and the reason where K1 asks for one. */
export async function checkCharge(
  context: Asking,
  of: CourtCase,
  { participantId, country, said }: { participantId: string; country: string; said: ChargeSaid },
): Promise<
  Checked | Refusal<"no-such-provision" | "not-in-force" | "no-such-person" | "backwards" | "reason-needed">
> {
  const provision = (await provisions.byId(context, [said.provisionId])).get(said.provisionId);
  if (provision === undefined || provision.removedAt !== null || provision.country !== country)
    return refuse("no-such-provision", { path: ["provisionId"] });
  const { earliest, latest } = said;
  if (earliest !== null && latest !== null && earliest > latest)
    return refuse("backwards", { path: ["latest"] });
  // No punishment without law: the offence must have been in force when the act ended.
  const done = latest ?? earliest;
  const { starts, ends } = provision.inForce;
  if (done !== null && ((starts !== null && done < starts) || (ends !== null && (earliest ?? done) > ends)))
    return refuse("not-in-force", { path: ["provisionId"] });
  const people = await readCasePeople(context, await findCase(context, { caseId: of.caseId }));
  const accused = people.find((one) => one.participantId === participantId);
  if (accused === undefined) return refuse("no-such-person", { path: ["participantId"] });
  if (said.victims.some((id) => !people.some((one) => one.participantId === id)))
    return refuse("no-such-person", { path: ["victims"] });
  const capacities = people
    .filter((one) => one.personId === accused.personId)
    .map(({ capacity }) => capacity);
  const concerns = concernsOf(capacities, provision.offence);
  if (concerns.length > 0 && said.article5Reason.length < 20)
    return refuse("reason-needed", { path: ["article5Reason"] });
  return { accused, concerns };
}
