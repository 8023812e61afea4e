import type pg from "pg";
import { type Outbound, OutboundProblem } from "../outbound/index.ts";
import { secretOf, signatureHeader } from "./signature.ts";

/** Seconds to wait after each failed try; after the last one the delivery is dead. */
const waits = [10, 60, 300, 1800, 7200, 21_600] as const;
const mostTries = waits.length + 1;
/** Failed tries in a row, over all deliveries, after which an address is turned off. */
export const tooMany = 20;

type Due = {
  delivery_id: string;
  hook_id: string;
  url: string;
  generation: number;
  also_before: boolean;
  event_id: string;
  name: string;
  ids: Record<string, string>;
  at: Date;
  attempt: number;
};

export type SenderSettings = {
  readonly app: Pick<pg.Pool, "query">;
  readonly outbound: Outbound;
  readonly seed: Buffer;
  readonly log: (word: string, figures: Readonly<Record<string, number | string>>) => void;
  readonly now: () => Date;
  /** Milliseconds between two looks; 1,000 when left out. */
  readonly everyMs?: number;
};

/** Sends what is due, beside the requests; any number of servers may do so at once. */
export function startWebhookSender(settings: SenderSettings): { stop: () => Promise<void> } {
  let stopped = false;
  let busy: Promise<unknown> = Promise.resolve();
  let working = false;
  const timer = setInterval(() => {
    if (working) return;
    working = true;
    busy = sendDue(settings, () => stopped)
      .catch((error: unknown) =>
        settings.log("webhooks-wait", { error: error instanceof Error ? error.name : "unknown" }),
      )
      .finally(() => {
        working = false;
      });
  }, settings.everyMs ?? 1000);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await busy;
    },
  };
}

/** Sends everything that is due now; gives how many were tried. */
export async function sendDue(
  settings: SenderSettings,
  stopped: () => boolean = () => false,
): Promise<number> {
  let tried = 0;
  while (!stopped()) {
    const { rows } = await settings.app.query<Due>("select * from webhook.take(8)");
    if (rows.length === 0) return tried;
    tried += rows.length;
    await Promise.all(rows.map((due) => sendOne(due, settings)));
  }
  return tried;
}

/** Ids alone leave: which event, of which rows, when. What happened there is asked for with an account's own rights. */
function bodyOf({ delivery_id, event_id, name, ids, at }: Due): string {
  return JSON.stringify({ delivery: delivery_id, event: event_id, name, at: at.toISOString(), ids });
}

async function sendOne(due: Due, { app, outbound, seed, now }: SenderSettings): Promise<void> {
  const body = bodyOf(due);
  const generations = due.also_before ? [due.generation, due.generation - 1] : [due.generation];
  const secrets = generations.map((generation) => secretOf(seed, due.hook_id, generation));
  const end = (fine: boolean, status: number | null, problem: string | null, params: object = {}) =>
    app.query("select webhook.settle($1, $2, $3, $4, $5, ($6 || ' seconds')::interval, $7, $8)", [
      due.delivery_id,
      fine,
      status,
      problem,
      JSON.stringify(params),
      String(waits[due.attempt - 1] ?? 0),
      mostTries,
      tooMany,
    ]);
  try {
    const { status } = await outbound.request({
      url: due.url,
      method: "POST",
      body,
      maxBytes: 65_536,
      headers: {
        "content-type": "application/json",
        "user-agent": "Palermo",
        "palermo-delivery": due.delivery_id,
        "palermo-event": due.name,
        "palermo-signature": signatureHeader(secrets, Math.floor(now().getTime() / 1000), body),
      },
    });
    const fine = status >= 200 && status < 300;
    await end(fine, status, fine ? null : "status", fine ? {} : { status });
  } catch (error) {
    if (!(error instanceof OutboundProblem)) throw error;
    await end(false, null, error.code, error.params);
  }
}
