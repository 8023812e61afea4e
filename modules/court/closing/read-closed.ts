import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { findCase, type TellsWho, tellWho } from "#modules/casefile";
import { chargeRows, chargesOf } from "../charges/charge-rows.ts";
import type { CourtCase } from "../court-case.ts";
import { courts } from "../courts/courts.ts";
import { verdictsOf } from "../outcome/verdict-rows.ts";
import { proceedingRows } from "../proceedings/proceeding-rows.ts";
import type { Closed } from "./record-of.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now" | "opened">;
export type ReadClosed = { readonly closed: Closed; readonly people: readonly TellsWho[] };

const accused = ["suspected_person", "prosecuted_person", "convicted_person"];
export const isAccused = ({ capacities }: TellsWho): boolean =>
  capacities.some((one) => accused.includes(one));

const victims = ["presumed_victim", "identified_victim", "victim_witness"];

/**
 * What a case gives to a record for case law, and what would tell who its people are. Refused before a verdict, where neither
 * trafficking nor smuggling nor what stands beside them is charged, and where a name is not for the reader to know: then
 * nobody could say that it does not go out.
 */
export async function readClosed(
  context: Asking,
  of: CourtCase,
): Promise<ReadClosed | Refusal<"no-verdict-yet" | "not-for-case-law" | "name-not-known">> {
  const charges = (await chargesOf(context, of, await chargeRows(context, of.caseId))).filter(
    ({ state }) => state === "charged",
  );
  const ids = new Set(charges.map(({ chargeId }) => chargeId));
  const verdicts = (await verdictsOf(context, { caseId: of.caseId, standing: true })).filter(
    ({ chargeId, verdict }) => ids.has(chargeId) && verdict !== "pending",
  );
  context.opened([of.caseId], ["charges", "verdict"]);
  if (verdicts.length === 0) return refuse("no-verdict-yet");
  if (charges.every(({ provision }) => provision.offence.bases.length === 0))
    return refuse("not-for-case-law");
  const people = await tellWho(context, await findCase(context, { caseId: of.caseId }));
  if (people.some(({ phrases }) => phrases === null)) return refuse("name-not-known");
  const proceedings = await proceedingRows(context, of.caseId);
  const [first] = proceedings.filter(({ proceeding_id }) =>
    charges.some((charge) => charge.proceedingId === proceeding_id),
  );
  if (first === undefined) throw new NotFound();
  const named = verdicts.flatMap(({ courtId }) => (courtId === null ? [] : [courtId]));
  const there = await courts.byId(context, named);
  const harmed = (capacities: readonly string[]) =>
    people.filter(
      (one) => !isAccused(one) && one.capacities.some((capacity) => capacities.includes(capacity)),
    ).length;
  return {
    people,
    closed: {
      ...{ country: first.country, courts: [...there.values()], charges, verdicts },
      ...{ victims: harmed(victims), migrants: harmed(["smuggled_migrant"]) },
    },
  };
}
