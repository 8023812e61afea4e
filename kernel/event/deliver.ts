import { sql } from "kysely";
import type { Engine } from "../action/engine.ts";
import { workAs } from "../action/work-as.ts";
import type { Subscriber } from "./subscriber.ts";

/** A delivery as the database lends it. */
export type Delivery = {
  readonly event_id: string;
  readonly subscriber: string;
  readonly name: string;
  readonly agency_id: string | null;
  readonly ids: Record<string, string>;
  readonly at: Date;
  readonly attempt: number;
  readonly sealed: boolean;
};

export type DeliverPlace = {
  readonly subscriber: Subscriber | undefined;
  readonly engine: Engine;
  readonly log: (word: string, figures: Readonly<Record<string, number | string>>) => void;
};

/** Seconds to wait after each failed try; after the last one the letter is dead. */
const waits = [2, 10, 60, 300, 1800, 7200, 21_600] as const;
const mostTries = waits.length + 1;

/** Tells one subscriber of one event: its work and the mark that it was told stand or fall together. Never throws. */
export async function deliver(delivery: Delivery, { subscriber, engine, log }: DeliverPlace): Promise<void> {
  try {
    // A subscriber of a module that this server does not have: another server may.
    if (!subscriber) throw new UnknownSubscriber();
    const entry = { by: "event", eventId: delivery.event_id, subscriber: delivery.subscriber } as const;
    await workAs(engine, entry, {
      name: `event.tell ${delivery.subscriber}`,
      work: async (context) => {
        await subscriber.handle({ ...context, event: toldOf(delivery) });
        await sql`select event.mark_delivered(${delivery.event_id}::uuid, ${delivery.subscriber})`.execute(
          context.tx,
        );
      },
    });
  } catch (error) {
    await failed(delivery, error, { engine, log });
  }
}

class UnknownSubscriber extends Error {
  override readonly name = "UnknownSubscriber";
}

function toldOf(delivery: Delivery) {
  return {
    eventId: delivery.event_id,
    name: delivery.name,
    ids: delivery.ids,
    at: delivery.at,
    agencyId: delivery.agency_id,
    sealed: delivery.sealed,
    attempt: delivery.attempt,
  };
}

async function failed(
  delivery: Delivery,
  error: unknown,
  { engine, log }: Pick<DeliverPlace, "engine" | "log">,
): Promise<void> {
  const problem = kindOf(error);
  const wait = waits[delivery.attempt - 1] ?? 0;
  try {
    const { rows } = await engine.app.query<{ dead: boolean }>(
      "select event.mark_failed($1, $2, $3, ($4 || ' seconds')::interval, $5) as dead",
      [delivery.event_id, delivery.subscriber, problem, String(wait), mostTries],
    );
    const word = rows[0]?.dead ? "event-dead" : "event-failed";
    log(word, { subscriber: delivery.subscriber, attempt: delivery.attempt, error: problem });
  } catch {
    // The database is away: the loan ends by itself and the delivery is due again.
  }
}

/** The kind of a bug and its place; messages may hold content and stay out. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const place = cause.stack
    ?.split("\n")
    .find((line) => /^\s+at /.test(line) && !line.includes("node_modules"))
    ?.match(/((?:kernel|modules|web)\/[^):]+:\d+)/)?.[1];
  return `${cause.name}${place === undefined ? "" : ` ${place}`}`;
}
