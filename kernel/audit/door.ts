import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Page, PageAsk } from "../words/index.ts";
import { type Checkpoint, findForgedCheckpoint } from "./sealer.ts";
import { listUnusual, setThreshold } from "./unusual/list-unusual.ts";

const AuditEvent = z.object({
  eventId: z.uuid(),
  /** Without its number in the chain: a gap between two numbers would tell of an event that this auditor is not shown (X8). */
  chained: z.boolean(),
  at: z.string(),
  actor: z.object({
    kind: z.string(),
    accountId: z.string().nullable(),
    name: z.string().nullable(),
    token: z.string().nullable().describe("the access token by which a program acted"),
    agency: z.record(z.string(), z.string()).nullable(),
  }),
  action: z.string(),
  outcome: z.string(),
  detail: z.string().nullable(),
  purpose: z.string().nullable(),
  reason: z.string().nullable(),
  dossiers: z.array(z.string()),
  fields: z.array(z.string()),
});

type Row = {
  event_id: string;
  seq: string | null;
  at: Date;
  actor_kind: string;
  account_id: string | null;
  name: string | null;
  agency: Record<string, string> | null;
  action: string;
  outcome: string;
  detail: string | null;
  purpose: string | null;
  reason: string | null;
  codes: string[];
  fields: string[];
  token: string | null;
};

export const listEvents = question({
  name: "audit.list-events",
  about: "Who read, changed and exported what, newest first: codes and field names, never values.",
  needs: "audit.read",
  audited: true,
  input: PageAsk.extend({
    accountId: z.uuid().optional(),
    code: z.string().max(20).optional().describe("only events about this dossier"),
    action: z.string().max(100).optional().describe("only actions and questions whose name begins so"),
  }),
  output: Page(AuditEvent),
}).run(async ({ input, tx }) => {
  const limit = input.limit ?? 50;
  const [at, id] = input.after?.split("|") ?? [];
  const { rows } = await sql<Row>`
    select * from audit.events(${at ?? null}::timestamptz, ${id ?? null}::uuid, ${input.accountId ?? null}::uuid,
      ${input.code ?? null}, ${input.action?.replace(/[\\%_]/g, "\\$&") ?? null}, ${limit})`.execute(tx);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      eventId: row.event_id,
      chained: row.seq !== null,
      at: row.at.toISOString(),
      actor: {
        kind: row.actor_kind,
        accountId: row.account_id,
        name: row.name,
        token: row.token,
        agency: row.agency,
      },
      action: row.action,
      outcome: row.outcome,
      detail: row.detail,
      purpose: row.purpose,
      reason: row.reason,
      dossiers: row.codes,
      fields: row.fields,
    })),
    next: last && rows.length === limit ? `${last.at.toISOString()}|${last.event_id}` : null,
  };
});

export const ChainState = z.object({
  events: z.int(),
  unsealed: z.int().describe("events of the last moment, not chained yet"),
  broken: z
    .object({
      seq: z.int(),
      reason: z
        .enum(["missing", "previous", "changed", "cut", "forged"])
        .describe("forged: a signed checkpoint does not carry this Palermo's signature"),
    })
    .nullable(),
});

/** `seed`: 32 bytes from which the key of the checkpoints comes. */
function verifyChainWith(seed: Buffer) {
  return question({
    name: "audit.verify-chain",
    about:
      "Whether the chain of audit events is whole: the first link that does not fit, and what is not chained yet.",
    needs: "audit.read",
    input: z.object({}),
    output: ChainState,
  }).run(async ({ tx }) => {
    const { rows } = await sql<{
      events: string;
      unsealed: string;
      broken_seq: string | null;
      broken_reason: string | null;
    }>`select * from audit.verify()`.execute(tx);
    const state = rows[0];
    const signed = await sql<Checkpoint>`select * from audit.checkpoints()`.execute(tx);
    const forged = findForgedCheckpoint(signed.rows, seed);
    const broken = state?.broken_seq ? { seq: Number(state.broken_seq), reason: state.broken_reason } : null;
    return ChainState.parse({
      events: Number(state?.events ?? 0),
      unsealed: Number(state?.unsealed ?? 0),
      broken: broken ?? (forged === null ? null : { seq: forged, reason: "forged" }),
    });
  });
}

/** What auditors ask. */
export function auditParts(seed: Buffer) {
  return {
    name: "audit",
    actions: [setThreshold],
    questions: [listEvents, listUnusual, verifyChainWith(seed)],
  };
}

/** For the typed client. */
export type VerifyChain = ReturnType<typeof verifyChainWith>;
