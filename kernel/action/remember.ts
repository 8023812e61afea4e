import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Actor } from "./actor.ts";
import { NotFound, Problem } from "./problem.ts";

type Remembered = {
  readonly action: string;
  readonly input_hash: Buffer;
  readonly answer: Buffer;
  readonly dossiers: string[];
};

/** JSON with sorted keys, so that equal inputs have equal hashes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * A keyed digest, for the audit and for knowing a repeated call: equal inputs can be recognised by the key's holder,
 * nobody can guess values from it.
 */
export function digestInput(key: Buffer, input: unknown): Buffer {
  return createHmac("sha256", key).update(canonical(input)).digest();
}

/**
 * The answer to a call made before under this key, re-read with today's rights; undefined for a new key.
 * The same key with another action or input is `key-reused`.
 */
export async function recallAnswer(
  tx: Tx,
  actor: Actor,
  call: {
    readonly key: string;
    readonly action: string;
    readonly inputHash: Buffer;
    readonly sealingKey: Buffer;
  },
): Promise<{ readonly output: unknown } | undefined> {
  const found = await sql<Remembered>`
    select action, input_hash, answer, dossiers from action.request
    where account_id = ${actor.accountId} and key = ${call.key}`.execute(tx);
  const before = found.rows[0];
  if (!before) return undefined;
  if (before.action !== call.action || !before.input_hash.equals(call.inputHash))
    throw new Problem("key-reused");
  const kept = JSON.parse(openAnswer(call.sealingKey, actor.accountId + call.key, before.answer)) as Kept;
  const open = await openParts(tx, before.dossiers);
  for (const [dossier, parts] of Object.entries(kept.open)) {
    if (parts.some((part) => !open[dossier]?.includes(part))) throw new NotFound();
  }
  return { output: kept.output };
}

/** The answer with the parts of its dossiers that were open to the caller: with less than these it is not given again. */
type Kept = { readonly output: unknown; readonly open: Readonly<Record<string, readonly string[]>> };

async function openParts(tx: Tx, dossiers: readonly string[]): Promise<Kept["open"]> {
  if (dossiers.length === 0) return {};
  const { rows } = await sql<{ dossier_id: string; open: string[] }>`
    select dossier_id, open_compartments as open from access.dossier_facts(${[...dossiers]}::uuid[])`.execute(
    tx,
  );
  return Object.fromEntries(rows.map((row) => [row.dossier_id, row.open]));
}

export async function rememberAnswer(
  tx: Tx,
  actor: Actor,
  call: {
    readonly key: string;
    readonly action: string;
    readonly inputHash: Buffer;
    readonly sealingKey: Buffer;
    readonly output: unknown;
    readonly dossiers: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const kept: Kept = { output: call.output ?? null, open: await openParts(tx, call.dossiers) };
  const answer = sealAnswer(call.sealingKey, actor.accountId + call.key, JSON.stringify(kept));
  await sql`
    insert into action.request (account_id, key, action, input_hash, answer, dossiers, at)
    values (${actor.accountId}, ${call.key}, ${call.action}, ${call.inputHash}, ${answer}, ${[...call.dossiers]}, ${call.now})
  `.execute(tx);
}

function sealAnswer(key: Buffer, place: string, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function openAnswer(key: Buffer, place: string, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
}
