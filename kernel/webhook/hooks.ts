import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, type Refusal, refuse } from "#kernel/action";
import type { Tx } from "../database/tx.ts";
import {
  createOutbound,
  isLoopbackAddress,
  isPublicAddress,
  type Outbound,
  OutboundProblem,
} from "../outbound/index.ts";
import { secretOf } from "./signature.ts";
import { problemText } from "./text.ts";

export type WebhookPlace = {
  readonly outbound: Outbound;
  /** For tests: addresses of this machine are fine. */
  readonly loopback: boolean;
  readonly seed: Buffer;
  /** The events that some action emits, by name. */
  readonly offered: () => readonly string[];
};

/** A place for describing the actions where nothing is served. */
export const describedOnly: WebhookPlace = {
  outbound: createOutbound({ hosts: [] }),
  loopback: false,
  seed: Buffer.alloc(32),
  offered: () => [],
};

const needs = "webhook.manage";
const Name = z.string().trim().min(1).max(80);
const Events = z
  .array(z.string().max(100))
  .min(1)
  .max(100)
  .describe("names of events, such as casefile.case-closed");
const HookId = z.object({ hookId: z.uuid() });

const Hook = z.object({
  hookId: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  state: z.enum(["new", "on", "paused", "disabled"]),
  failures: z.int().describe("failed tries in a row"),
  madeAt: z.string(),
  secretChangedAt: z.string().nullable(),
  waiting: z.int().describe("deliveries not taken yet"),
  last: z.object({ at: z.string(), status: z.int().nullable(), problem: z.string().nullable() }).nullable(),
});

type HookRow = {
  hook_id: string;
  name: string;
  url: string;
  events: string[];
  state: z.infer<typeof Hook>["state"];
  failures: number;
  made_at: Date;
  rotated_at: Date | null;
  waiting: string;
  last_at: Date | null;
  last_status: number | null;
  last_problem: string | null;
  last_params: Record<string, string | number> | null;
};

const addressRefusals = ["bad-address", "not-https", "not-allowed", "private-address"] as const;

/** The rule that an address breaks by its form, before anything is asked of it. */
function addressRefusal(
  { outbound, loopback }: WebhookPlace,
  url: string,
): Refusal<(typeof addressRefusals)[number]> | null {
  try {
    outbound.checkForm(url);
  } catch (error) {
    if (!(error instanceof OutboundProblem)) throw error;
    const code = addressRefusals.find((one) => one === error.code) ?? "bad-address";
    return refuse(code, { path: ["url"], params: { ...error.params } });
  }
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const literal = /^[\d.]+$|:/.test(host);
  if (!literal || isPublicAddress(host) || (loopback && isLoopbackAddress(host))) return null;
  return refuse("private-address", { path: ["url"], params: { host, address: host } });
}

function unknownEvents({ offered }: WebhookPlace, events: readonly string[]): string[] {
  const known = new Set(offered());
  return events.filter((event) => !known.has(event));
}

async function truth(tx: Tx, call: ReturnType<typeof sql<{ done: unknown }>>): Promise<void> {
  const { rows } = await call.execute(tx);
  if (!rows[0]?.done) throw new NotFound();
}

/** Registering, changing and following the addresses that are told of events. */
export function webhookParts(place: WebhookPlace) {
  const registerWebhook = action({
    name: "webhook.register-webhook",
    about: "Names an address outside that is told of chosen events, by ids only; gives its secret once.",
    needs,
    input: z.object({ name: Name, url: z.string().max(2000), events: Events }),
    output: z.object({
      hookId: z.uuid(),
      secret: z.string().describe("for checking signatures; shown once"),
    }),
    refusals: [...addressRefusals, "unknown-event"],
  }).run(async ({ input, tx }) => {
    const wrong = addressRefusal(place, input.url);
    if (wrong) return wrong;
    const [unknown] = unknownEvents(place, input.events);
    if (unknown) return refuse("unknown-event", { path: ["events"], params: { event: unknown } });
    const { rows } = await sql<{ hook_id: string | null }>`
      select webhook.add(${input.name}, ${new URL(input.url).href}, ${input.events}::text[]) as hook_id`.execute(
      tx,
    );
    const hookId = rows[0]?.hook_id;
    if (!hookId) throw new NotFound();
    return { hookId, secret: secretOf(place.seed, hookId, 1) };
  });

  const reviseWebhook = action({
    name: "webhook.revise-webhook",
    about: "Changes the name of an address and the events of which it is told; another address is a new one.",
    needs,
    input: HookId.extend({ name: Name, events: Events }),
    output: HookId,
    refusals: ["unknown-event"],
  }).run(async ({ input: { hookId, name, events }, tx }) => {
    const [unknown] = unknownEvents(place, events);
    if (unknown) return refuse("unknown-event", { path: ["events"], params: { event: unknown } });
    await truth(tx, sql`select webhook.revise(${hookId}::uuid, ${name}, ${events}::text[]) as done`);
    return { hookId };
  });

  const rotateSecret = action({
    name: "webhook.rotate-secret",
    about: "Gives an address a new secret; for a day the one before signs as well.",
    needs,
    input: HookId,
    output: HookId.extend({ secret: z.string() }),
  }).run(async ({ input: { hookId }, tx }) => {
    const { rows } = await sql<{ generation: number | null }>`
      select webhook.rotate(${hookId}::uuid) as generation`.execute(tx);
    const generation = rows[0]?.generation;
    if (!generation) throw new NotFound();
    return { hookId, secret: secretOf(place.seed, hookId, generation) };
  });

  const pauseWebhook = action({
    name: "webhook.pause-webhook",
    about: "Tells an address nothing more until it is resumed.",
    needs,
    input: HookId,
    output: HookId,
    undo: "webhook.resume-webhook",
  }).run(async ({ input: { hookId }, tx }) => {
    await truth(tx, sql`select webhook.turn(${hookId}::uuid, false) as done`);
    return { hookId };
  });

  const resumeWebhook = action({
    name: "webhook.resume-webhook",
    about: "Tests an address that was paused or turned off, and tells it of events again once it answers.",
    needs,
    input: HookId,
    output: HookId,
    undo: "webhook.pause-webhook",
  }).run(async ({ input: { hookId }, tx }) => {
    await truth(tx, sql`select webhook.turn(${hookId}::uuid, true) as done`);
    return { hookId };
  });

  const removeWebhook = action({
    name: "webhook.remove-webhook",
    about: "Forgets an address with its deliveries.",
    needs,
    input: HookId,
    output: HookId,
  }).run(async ({ input: { hookId }, tx }) => {
    await truth(tx, sql`select webhook.remove(${hookId}::uuid) as done`);
    return { hookId };
  });

  const testWebhook = action({
    name: "webhook.test-webhook",
    about: "Sends an address a delivery that means nothing.",
    needs,
    input: HookId,
    output: z.object({ deliveryId: z.uuid() }),
  }).run(async ({ input, tx }) => {
    const { rows } = await sql<{ delivery_id: string | null }>`
      select webhook.ping(${input.hookId}::uuid) as delivery_id`.execute(tx);
    const deliveryId = rows[0]?.delivery_id;
    if (!deliveryId) throw new NotFound();
    return { deliveryId };
  });

  const retryDelivery = action({
    name: "webhook.retry-delivery",
    about: "Sends a delivery again that was given up.",
    needs,
    input: z.object({ deliveryId: z.uuid() }),
    output: z.object({ deliveryId: z.uuid() }),
  }).run(async ({ input: { deliveryId }, tx }) => {
    await truth(tx, sql`select webhook.retry(${deliveryId}::uuid) as done`);
    return { deliveryId };
  });

  const listWebhooks = question({
    name: "webhook.list-webhooks",
    about: "The addresses that one's agency has told of events, how they fare, and the events there are.",
    needs,
    input: z.object({}),
    output: z.object({ items: z.array(Hook), offered: z.array(z.string()) }),
  }).run(async ({ tx, actor }) => {
    const { rows } = await sql<HookRow>`select * from webhook.hooks()`.execute(tx);
    return {
      offered: [...place.offered()].sort(),
      items: rows.map((row) => ({
        hookId: row.hook_id,
        name: row.name,
        url: row.url,
        events: row.events,
        state: row.state,
        failures: row.failures,
        madeAt: row.made_at.toISOString(),
        secretChangedAt: row.rotated_at?.toISOString() ?? null,
        waiting: Number(row.waiting),
        last: row.last_at && {
          at: row.last_at.toISOString(),
          status: row.last_status,
          problem: problemText(actor.lang, row.last_problem, row.last_params ?? {}),
        },
      })),
    };
  });

  return {
    actions: [
      registerWebhook,
      reviseWebhook,
      rotateSecret,
      pauseWebhook,
      resumeWebhook,
      removeWebhook,
      testWebhook,
      retryDelivery,
    ],
    questions: [listWebhooks],
  };
}
export type ListWebhooks = ReturnType<typeof webhookParts>["questions"][number];
