import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { readOutcomes } from "../outcomes.ts";
import type { Outcome } from "../words/outcome.ts";
import { type PeopleTable, protectPeople } from "./people.ts";

type Axes = { readonly areas: readonly string[]; readonly kinds: readonly string[] };
type Counted = { readonly table: PeopleTable; readonly at: Date };
export type CountedPeople = {
  /** The table as it was last counted; null before that, and where nothing is known of referrals. */
  readonly counted: Counted | null;
  /** A newer one is on its way. */
  readonly counting: boolean;
};

/** Milliseconds for which a table stands: two looks close together do not tell one referral between them. */
const stands = 15 * 60_000;
/** Milliseconds after which the answer has left, also of a busy server. */
const afterAnswer = 400;
const days = 365;

type Held = CountedPeople & { readonly key: string; readonly failed?: true };
let held: Held | null = null;

/**
 * The table of what became of the last year's referrals, one for all who may see it. A table of 300 places takes a fifth of
 * a second to protect, so nobody waits for it: what was counted before is shown while a newer one is made, which begins
 * once the answer has left. Where it fails, the next asking makes it itself and fails in its stead.
 */
export async function countedPeople(
  { tx, now }: Pick<Context<unknown>, "tx" | "now">,
  axes: Axes,
): Promise<CountedPeople> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx);
  const key = [rows[0]?.name, ...axes.areas, ...axes.kinds].join(" ");
  if (held?.key !== key) held = { key, counted: null, counting: false };
  const { counted, failed } = held;
  const age = counted === null ? Number.POSITIVE_INFINITY : now.getTime() - counted.at.getTime();
  if (held.counting || (age >= 0 && age < stands)) return held;
  const outcomes = await readOutcomes(tx, new Date(now.getTime() - days * 86_400_000));
  if (outcomes === null) return { counted: null, counting: false };
  // A handful of referrals is counted at once: they are not worth a second look.
  if (outcomes.length < 50 || failed) return put(key, outcomes, { axes, now });
  held = { key, counted, counting: true };
  setTimeout(() => {
    try {
      put(key, outcomes, { axes, now });
    } catch {
      held = { key, counted, counting: false, failed: true };
    }
  }, afterAnswer);
  return held;
}

function put(key: string, outcomes: readonly Outcome[], { axes, now }: { axes: Axes; now: Date }): Held {
  const made = { key, counted: { at: now, table: protectPeople(outcomes, axes) }, counting: false };
  held = made;
  return made;
}
