import type pg from "pg";
import type { Engine } from "../action/engine.ts";
import { type Delivery, deliver } from "./deliver.ts";
import type { Subscriber } from "./subscriber.ts";

export type DispatcherSettings = {
  readonly engine: Engine;
  readonly subscribers: readonly Subscriber[];
  readonly log: (word: string, figures: Readonly<Record<string, number | string>>) => void;
  /** Milliseconds between two looks, 500 when left out. */
  readonly everyMs?: number;
};

export type Dispatcher = { readonly stop: () => Promise<void> };

/** Tells subscribers what happened, beside the requests; any number of servers may do so at once. */
export function startDispatcher(settings: DispatcherSettings): Dispatcher {
  let stopped = false;
  let busy: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) return;
    waiting = true;
    busy = tellAll(settings, () => stopped)
      .catch((error: unknown) => settings.log("events-wait", { error: nameOf(error) }))
      .finally(() => {
        waiting = false;
      });
  }, settings.everyMs ?? 500);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await busy;
    },
  };
}

/** Tells everything that is due now; gives how many deliveries were tried. */
export async function tellAll(
  { engine, subscribers, log }: DispatcherSettings,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const words = subscribers.map(({ name, event, needs }) => ({ name, event, needs }));
  const byName = new Map(subscribers.map((one) => [one.name, one]));
  await engine.app.query("select event.tick()");
  while ((await fannedOut(engine.app, JSON.stringify(words))) > 0 && !isStopped());
  let tried = 0;
  for (;;) {
    const { rows } = await engine.app.query<Delivery>("select * from event.take(20)");
    if (rows.length === 0 || isStopped()) return tried;
    for (const delivery of rows) {
      tried += 1;
      await deliver(delivery, { subscriber: byName.get(delivery.subscriber), engine, log });
    }
  }
}

async function fannedOut(app: Pick<pg.Pool, "query">, subscribers: string): Promise<number> {
  const { rows } = await app.query<{ told: number }>("select event.fan_out($1::jsonb) as told", [
    subscribers,
  ]);
  return rows[0]?.told ?? 0;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
