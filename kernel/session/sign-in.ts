import { z } from "zod";
import { type Engine, Problem } from "#kernel/action";
import { beginAttempt, endAttempt } from "./attempt.ts";
import { type Device, openSession, refuseSignIn, type SignedIn } from "./open-session.ts";
import { isPassword } from "./password.ts";
import { askSecondStep, checkCode, secondSteps } from "./second-step.ts";

/** What a browser may add to any sign-in: the public key that the session is bound to. */
export const DeviceKey = z
  .string()
  .max(200)
  .optional()
  .describe("public key of this device (P-256, SPKI, base64url); the request then carries a proof of it");

export const SignIn = z.object({
  email: z.string().min(3).max(254),
  password: z.string().min(1).max(200),
  code: z
    .string()
    .max(10)
    .optional()
    .describe("six digits of the authenticator app, when the account has one"),
  deviceKey: DeviceKey,
});
export type SignIn = z.infer<typeof SignIn>;

type Facts = { account_id: string; password_hash: string | null };

/**
 * Checks address, password and code and opens a session. Throws `wrong-sign-in`, `code-needed` or `shut-for-now`,
 * alike for known and unknown addresses and after the same time.
 */
export async function signIn(engine: Engine, input: SignIn, device: Device): Promise<SignedIn> {
  const attempt = await beginAttempt(engine, input.email);
  const found = await engine.app.query<Facts>("select * from access.sign_in_facts($1)", [input.email.trim()]);
  const facts = found.rows[0];
  const fits = await isPassword(facts?.password_hash ?? null, input.password);
  if (!facts || !fits) throw await refuseSignIn(engine, "wrong-sign-in", attempt.digest);
  const accountId = facts.account_id;
  const steps = await secondSteps(engine, accountId);
  if (input.code && steps.totpSecret) {
    await checkCode(engine, { accountId, totpSecret: steps.totpSecret, code: input.code, attempt });
  } else if (steps.totpSecret || steps.credentialIds.length > 0) {
    await endAttempt(engine, attempt, "half");
    await askSecondStep(engine, { accountId, way: "password" }, steps);
    throw new Problem("wrong-sign-in");
  }
  await endAttempt(engine, attempt, "well");
  return openSession(engine, { accountId, way: "password", device });
}
