import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import type { Tx } from "../database/tx.ts";
import { type DossierParts, sealText, tableOf } from "../part/index.ts";
import { termOf } from "./announced.ts";
import type { DeadlineWish } from "./deadline.ts";
import { type DeadlineIds, deadlineBase, placeOf } from "./deadline-row.ts";
import { dueAt } from "./reckon.ts";
import { type EscalationStep, stepAt } from "./steps.ts";
import { type DeadlineTitle, titleToSeal } from "./title.ts";

type Making = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;
/** A wish whose title may be told in every language. */
type WishOfPalermo = Omit<DeadlineWish, "title"> & { readonly title: DeadlineTitle };
type Lying = DeadlineIds & { readonly compartment: Compartment };

/** Writes a deadline into an open part of a dossier, for modules that set one in an action of their own. False when the id stands already. */
export async function makeDeadline(
  context: Making,
  parts: DossierParts,
  {
    ids,
    wish,
    recordId,
    ofTask = false,
  }: { ids: Lying; wish: WishOfPalermo; recordId?: string | undefined; ofTask?: boolean },
): Promise<boolean> {
  const { tx, actor, now } = context;
  const start = wish.startsAt === undefined ? now.getTime() : Date.parse(wish.startsAt);
  const due = dueAt(start, await termOf(tx, wish));
  const title = await sealText(context, placeOf(ids, "title"), titleToSeal(wish.title));
  const done = await sql`
    insert into ${tableOf(deadlineBase, ids.compartment)} (agency_id, deadline_id, dossier_id, record_id, of_task, title, zone, country,
      unit, amount, time_of_day, rolls, state, starts_at, due_at, steps, set_by, set_at)
    values (${parts.agencyId}::uuid, ${ids.deadlineId}::uuid, ${ids.dossierId}::uuid, ${recordId ?? null}::uuid, ${ofTask}, ${title},
      ${wish.zone}, ${wish.country}, ${wish.unit}, ${wish.amount}, ${wish.timeOfDay}, ${wish.rolls}, 'running',
      ${new Date(start)}, ${new Date(due)}, ${JSON.stringify(wish.steps)}::jsonb, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return false;
  await placeSteps(tx, ids, { steps: wish.steps, start, due });
  return true;
}

/** Puts who has to be told to the moments that follow from a term. */
export async function placeSteps(
  tx: Tx,
  { deadlineId, dossierId, compartment }: Lying,
  { steps, start, due }: { steps: readonly EscalationStep[]; start: number; due: number },
): Promise<void> {
  const placed = steps.map((step, place) => ({
    step: place,
    at: new Date(stepAt(step, start, due)).toISOString(),
    ...step.to,
  }));
  await sql`select deadline.set_steps(${deadlineId}::uuid, ${dossierId}::uuid, ${compartment},
    ${JSON.stringify(placed)}::jsonb)`.execute(tx);
}
