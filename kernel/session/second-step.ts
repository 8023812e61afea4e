import { z } from "zod";
import { type Engine, Problem } from "#kernel/action";
import { type Attempt, beginAttempt, endAttempt } from "./attempt.ts";
import { lookAtChallenge, makeChallenge, takeChallenge } from "./challenge.ts";
import { type Device, openSession, refuseSignIn, type SignedIn, type Way } from "./open-session.ts";
import { openSecret } from "./secret.ts";
import { totpStep } from "./totp.ts";

/** What an account asks for after the first step. */
export type SecondSteps = {
  readonly email: string;
  readonly totpSecret: Buffer | null;
  readonly credentialIds: readonly Buffer[];
};

export async function secondSteps(engine: Engine, accountId: string): Promise<SecondSteps> {
  const { rows } = await engine.app.query<{
    email: string;
    totp_secret: Buffer | null;
    credential_ids: Buffer[];
  }>("select * from access.second_steps($1)", [accountId]);
  const [row] = rows;
  if (!row) throw new Problem("wrong-sign-in");
  return { email: row.email, totpSecret: row.totp_secret, credentialIds: row.credential_ids };
}

/** Who has passed the first step, and how; what a ticket stands for. */
const Half = z.object({ way: z.enum(["password", "single-sign-on"]) });
export type HalfSignedIn = { readonly accountId: string; readonly way: Way };

/**
 * Throws `code-needed` when the account has an authenticator app or a passkey: with a ticket for five minutes that stands
 * for the first step, and the ways to take the second.
 */
export async function askSecondStep(
  engine: Engine,
  { accountId, way }: HalfSignedIn,
  steps: SecondSteps,
): Promise<void> {
  const ways = [steps.totpSecret ? ["code"] : [], steps.credentialIds.length > 0 ? ["passkey"] : []].flat();
  if (ways.length === 0) return;
  const ticket = await makeChallenge(engine, {
    kind: "half-signed-in",
    accountId,
    data: { way },
    minutes: 5,
  });
  throw new Problem("code-needed", { params: { ticket, ways: ways.join(" ") } });
}

/** The first step that a ticket stands for; `wrong-sign-in` when it is used, over or made up. */
export async function readTicket(engine: Engine, ticket: string): Promise<HalfSignedIn> {
  return asHalf(await lookAtChallenge(engine, "half-signed-in", ticket));
}

/** The same, once. */
export async function takeTicket(engine: Engine, ticket: string): Promise<HalfSignedIn> {
  return asHalf(await takeChallenge(engine, "half-signed-in", ticket));
}

function asHalf(found: { accountId: string | null; data: unknown } | null): HalfSignedIn {
  if (!found?.accountId) throw new Problem("wrong-sign-in");
  return { accountId: found.accountId, way: Half.parse(found.data).way };
}

export const CodeStep = z.object({
  ticket: z.string().max(100),
  code: z.string().max(10).describe("six digits of the authenticator app"),
});

/** The second step by a code, after single sign-on or a password. Wrong codes count as failures of the address. */
export async function signInByCode(
  engine: Engine,
  { ticket, code }: z.infer<typeof CodeStep>,
  device: Device,
): Promise<SignedIn> {
  const half = await readTicket(engine, ticket);
  const steps = await secondSteps(engine, half.accountId);
  const attempt = await beginAttempt(engine, steps.email);
  await checkCode(engine, { accountId: half.accountId, totpSecret: steps.totpSecret, code, attempt });
  const { accountId, way } = await takeTicket(engine, ticket);
  await endAttempt(engine, attempt, "well");
  return openSession(engine, { accountId, way, device });
}

export type CodeCheck = {
  readonly accountId: string;
  readonly totpSecret: Buffer | null;
  readonly code: string;
  readonly attempt: Attempt;
};

/** Throws `wrong-sign-in` for a code that does not fit or was used. */
export async function checkCode(
  engine: Engine,
  { accountId, totpSecret, code, attempt }: CodeCheck,
): Promise<void> {
  const secret = totpSecret === null ? null : openSecret(engine.answerKey, accountId, totpSecret);
  const step = secret === null ? null : totpStep(secret, code, engine.now());
  if (step === null) throw await refuseSignIn(engine, "wrong-sign-in", attempt.digest);
  const used = await engine.app.query<{ fresh: boolean }>("select access.use_totp_step($1, $2) as fresh", [
    accountId,
    step,
  ]);
  if (!used.rows[0]?.fresh) throw await refuseSignIn(engine, "wrong-sign-in", attempt.digest);
}
