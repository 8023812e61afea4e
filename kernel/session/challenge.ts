import { createHash, randomBytes } from "node:crypto";
import type { Engine } from "#kernel/action";
import { openSecret, sealSecret } from "./secret.ts";

export type ChallengeKind = "passkey" | "new-passkey" | "half-signed-in" | "single-sign-on";

type NewChallenge = {
  readonly kind: ChallengeKind;
  readonly accountId?: string | null;
  /** Sealed by the server until the challenge is answered. */
  readonly data?: unknown;
  readonly minutes: number;
};

export type Challenge = { readonly accountId: string | null; readonly data: unknown };

/** Makes a random value that may be answered once and for some minutes; only its hash is kept. */
export async function makeChallenge(engine: Engine, wish: NewChallenge): Promise<string> {
  const value = randomBytes(32).toString("base64url");
  const data =
    wish.data === undefined ? null : sealSecret(engine.answerKey, wish.kind, JSON.stringify(wish.data));
  await engine.app.query("select access.set_challenge($1, $2, $3, $4, $5::interval)", [
    hashOf(value),
    wish.kind,
    wish.accountId ?? null,
    data,
    `${wish.minutes} minutes`,
  ]);
  return value;
}

/** The challenge while it stands, or null. */
export function lookAtChallenge(
  engine: Engine,
  kind: ChallengeKind,
  value: string,
): Promise<Challenge | null> {
  return read(engine, { statement: "select * from access.look_at_challenge($1, $2)", kind, value });
}

/** The same, once: whoever comes second gets null. */
export function takeChallenge(engine: Engine, kind: ChallengeKind, value: string): Promise<Challenge | null> {
  return read(engine, { statement: "select * from access.take_challenge($1, $2)", kind, value });
}

type Reading = { readonly statement: string; readonly kind: ChallengeKind; readonly value: string };

async function read(engine: Engine, { statement, kind, value }: Reading): Promise<Challenge | null> {
  const { rows } = await engine.app.query<{ account_id: string | null; data: Buffer | null }>(statement, [
    hashOf(value),
    kind,
  ]);
  const [row] = rows;
  if (!row) return null;
  const data: unknown =
    row.data === null ? undefined : JSON.parse(openSecret(engine.answerKey, kind, row.data));
  return { accountId: row.account_id, data };
}

function hashOf(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}
