import { createHash, createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Engine } from "#kernel/action";
import { Problem } from "#kernel/action";
import { isPassword } from "./password.ts";
import { openSecret } from "./secret.ts";
import { totpStep } from "./totp.ts";

export const SignIn = z.object({
  email: z.string().min(3).max(254),
  password: z.string().min(1).max(200),
  code: z
    .string()
    .max(10)
    .optional()
    .describe("six digits of the authenticator app, when the account has one"),
});
export type SignIn = z.infer<typeof SignIn>;

type Facts = {
  account_id: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_step: string | null;
};

export type SignedIn = { readonly token: string; readonly hash: Buffer };

/**
 * Checks address, password and code and opens a session. Throws `wrong-sign-in`, `code-needed` or `shut-for-now`,
 * alike for known and unknown addresses and after the same time.
 */
export async function signIn(engine: Engine, input: SignIn, device: string): Promise<SignedIn> {
  const digest = createHmac("sha256", engine.answerKey).update(input.email.trim().toLowerCase()).digest();
  const attempt = await beginAttempt(engine, digest);
  const found = await engine.app.query<Facts>("select * from access.sign_in_facts($1)", [input.email.trim()]);
  const facts = found.rows[0];
  const fits = await isPassword(facts?.password_hash ?? null, input.password);
  if (!facts || !fits) throw await failed(engine, digest);
  if (facts.totp_secret)
    await checkCode(
      engine,
      { ...facts, totp_secret: facts.totp_secret },
      { code: input.code, attempt, digest },
    );
  await engine.app.query("select access.end_sign_in($1, 'well')", [attempt]);
  return openSession(engine, facts.account_id, device);
}

/** Counts the attempt before the password is looked at, so that a hundred at once are not a hundred free guesses. */
async function beginAttempt(engine: Engine, digest: Buffer): Promise<string | null> {
  const { rows } = await engine.app.query<{ attempt: string | null; shut_until: Date | null }>(
    "select * from access.begin_sign_in($1)",
    [digest],
  );
  const until = rows[0]?.shut_until;
  if (until) {
    const minutes = Math.max(1, Math.ceil((until.getTime() - engine.now().getTime()) / 60_000));
    throw new Problem("shut-for-now", { params: { minutes } });
  }
  return rows[0]?.attempt ?? null;
}

async function failed(engine: Engine, digest: Buffer): Promise<Problem> {
  await engine.app.query(
    "select audit.record('session.open-session', 'denied', 'wrong-sign-in', null, null, '{}', '{}', $1, null)",
    [digest],
  );
  return new Problem("wrong-sign-in");
}

async function checkCode(
  engine: Engine,
  facts: Facts & { totp_secret: Buffer },
  { code, attempt, digest }: { code: string | undefined; attempt: string | null; digest: Buffer },
): Promise<void> {
  if (!code) {
    await engine.app.query("select access.end_sign_in($1, 'half')", [attempt]);
    throw new Problem("code-needed");
  }
  const step = totpStep(
    openSecret(engine.answerKey, facts.account_id, facts.totp_secret),
    code,
    engine.now(),
  );
  if (step === null) throw await failed(engine, digest);
  const used = await engine.app.query<{ fresh: boolean }>("select access.use_totp_step($1, $2) as fresh", [
    facts.account_id,
    step,
  ]);
  if (!used.rows[0]?.fresh) throw await failed(engine, digest);
}

async function openSession(engine: Engine, accountId: string, device: string): Promise<SignedIn> {
  const token = randomBytes(32).toString("base64url");
  const hash = hashToken(token);
  const client = await engine.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.open_session($1, $2, $3, interval '12 hours')", [
      accountId,
      hash,
      device,
    ]);
    await client.query("select access.enter($1)", [hash]);
    await client.query(
      "select audit.record('session.open-session', 'done', null, null, null, '{}', '{}', null, null)",
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  return { token, hash };
}

/** Sessions are stored and looked up by this hash only, so that a stolen table opens nothing. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
