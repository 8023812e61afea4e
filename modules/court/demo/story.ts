import type { DemoWorld } from "#kernel/module";
import type { demoCourts, demoProvisions } from "./register.ts";

export type PersonInStory = { readonly participantId: string; readonly personCode: string };

/** One case of the demonstration at court, with what its story is told with. */
export type Story = {
  readonly caseId: string;
  /** The year of last year's cases: every day of it is past. */
  readonly year: number;
  readonly newId: () => string;
  /** A day from today, `yyyy-mm-dd`. */
  readonly inDays: (days: number) => string;
  readonly provisions: Readonly<Record<keyof typeof demoProvisions, string>>;
  readonly courts: Readonly<Record<keyof typeof demoCourts, string>>;
  /** The first person of the case in a capacity, or the one at a place among them. */
  readonly person: (capacity: string, at?: number) => PersonInStory;
  /** An action or question of this module, as the prosecutor. */
  readonly call: (verb: string, input: object) => Promise<unknown>;
  readonly world: DemoWorld;
};

type Act = {
  readonly verb: string;
  readonly on: string;
  readonly by: string;
  readonly [more: string]: unknown;
};
type Begin = { readonly what: string; readonly participantId?: string; readonly details: object };

/** A measure, an asset or an order with its acts in their order; gives the id of the line. */
export async function tellLine(
  { caseId, newId, call }: Story,
  begin: Begin,
  acts: readonly Act[],
): Promise<string> {
  const lineId = newId();
  for (const [at, { verb, ...act }] of acts.entries())
    await call(verb, {
      lineId,
      actId: newId(),
      ...act,
      ...(at === 0 ? { begin: { caseId, ...begin } } : {}),
    });
  return lineId;
}

export const euro = (amount: string) => ({ amount, currency: "EUR" });

export async function openProceeding(
  { caseId, newId, call }: Story,
  said: { readonly crime: string; readonly courtId: string; readonly number: string },
): Promise<string> {
  const proceedingId = newId();
  await call("open-proceeding", { proceedingId, caseId, country: "XV", ...said });
  return proceedingId;
}

/** What happened in a proceeding, in this order. */
export async function recordEvents(
  { newId, call }: Story,
  proceedingId: string,
  events: readonly (readonly [kind: string, happenedOn: string, outcome?: string])[],
): Promise<void> {
  for (const [kind, happenedOn, outcome = ""] of events)
    await call("record-event", { eventId: newId(), proceedingId, kind, happenedOn, outcome });
}

type Charge = {
  readonly proceedingId: string;
  readonly participantId: string;
  readonly [more: string]: unknown;
};

export async function fileCharge({ newId, call }: Story, said: Charge): Promise<string> {
  const chargeId = newId();
  await call("file-charge", { chargeId, participation: "principal", ...said });
  return chargeId;
}

type Hearing = {
  readonly proceedingId: string;
  readonly day: string;
  readonly measures: string;
  readonly [more: string]: unknown;
};

/** A hearing that names every measure in force, and what came of it where it was held. */
export async function listHearing(
  { caseId, newId, call }: Story,
  { held, ...said }: Hearing,
): Promise<string> {
  const eventId = newId();
  const file = (await call("get-court-file", { caseId })) as { measures: { lineId: string }[] };
  const standing = file.measures.map(({ lineId }) => lineId);
  await call("list-hearing", { eventId, time: "09:30", standing, ...said });
  if (typeof held === "string") await call("decide-hearing", { eventId, state: "held", outcome: held });
  return eventId;
}
