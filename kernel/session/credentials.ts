import { sql } from "kysely";
import { z } from "zod";
import { action, Problem, question, refuse } from "#kernel/action";
import { ownAccount } from "./own-account.ts";
import { hashPassword, isPassword, shortestPassword } from "./password.ts";
import { own, type Who } from "./perform-own.ts";
import { openSecret, sealSecret } from "./secret.ts";
import { newTotp, totpStep } from "./totp.ts";

/** Changes of one's own sign-in. Hashing happens before the transaction, so these are two steps under one address. */

const credentials = question({
  name: "session.own-credentials",
  about: "What one's own sign-in is checked against; asked by the server alone.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    email: z.string(),
    passwordHash: z.string().nullable(),
    totpSecret: z.instanceof(Buffer).nullable(),
  }),
}).run(async ({ tx }) => {
  const own = await ownAccount(tx);
  return { email: own.email, passwordHash: own.password_hash, totpSecret: own.totp_secret };
});

const keepPassword = action({
  name: "session.change-password",
  about: "Sets a new password; every other session of the account ends.",
  needs: "signed-in",
  input: z.object({ hash: z.string().nullable().describe("null: the old password was wrong") }),
  output: z.object({ changed: z.literal(true) }),
  refusals: ["wrong-password"],
}).run(async ({ input, tx }) => {
  if (input.hash === null) return refuse("wrong-password", { path: ["password"] });
  await sql`select access.set_own_password(${input.hash})`.execute(tx);
  return { changed: true as const };
});

const keepTotp = action({
  name: "session.confirm-totp",
  about: "Asks for a code of the authenticator app at each sign-in from now on.",
  needs: "signed-in",
  input: z.object({ sealed: z.instanceof(Buffer), step: z.int() }),
  output: z.object({ confirmed: z.literal(true) }),
}).run(async ({ input, tx }) => {
  await sql`select access.set_own_totp(${input.sealed}, ${input.step})`.execute(tx);
  return { confirmed: true as const };
});

async function checkPassword(who: Who, password: string): Promise<{ email: string }> {
  const facts = credentials.output.parse(await own(who, credentials, {}));
  if (!(await isPassword(facts.passwordHash, password))) {
    await own(who, keepPassword, { hash: null });
  }
  return { email: facts.email };
}

export const ChangePassword = z.object({
  password: z.string().min(1).max(200),
  newPassword: z.string().max(200),
});

/** Checks the old password, refuses a short new one (`too-short`), and ends every other session. */
export async function changePassword(who: Who, input: z.infer<typeof ChangePassword>): Promise<unknown> {
  if (input.newPassword.length < shortestPassword) {
    throw new Problem("refused", {
      refusal: "too-short",
      module: "session",
      params: { least: shortestPassword },
      fields: [{ path: "newPassword", expected: "" }],
    });
  }
  await checkPassword(who, input.password);
  return own(who, keepPassword, { hash: await hashPassword(input.newPassword) });
}

export const EnrolTotp = z.object({ password: z.string().min(1).max(200) });

/** Gives a new secret for an authenticator app; it counts once a code of it was confirmed. */
export async function enrolTotp(
  who: Who,
  input: z.infer<typeof EnrolTotp>,
): Promise<{ secret: string; uri: string; enrolment: string }> {
  const { email } = await checkPassword(who, input.password);
  const made = newTotp(email);
  const enrolment = sealSecret(who.engine.answerKey, "enrolment", made.secret).toString("base64url");
  return { ...made, enrolment };
}

export const ConfirmTotp = z.object({ enrolment: z.string().max(400), code: z.string().max(10) });

export async function confirmTotp(
  who: Who,
  input: z.infer<typeof ConfirmTotp>,
  accountId: string,
): Promise<unknown> {
  const secret = readEnrolment(who, input.enrolment);
  const step = secret === null ? null : totpStep(secret, input.code, who.engine.now());
  if (secret === null || step === null) {
    throw new Problem("refused", {
      refusal: "wrong-code",
      module: "session",
      fields: [{ path: "code", expected: "" }],
    });
  }
  return own(who, keepTotp, { sealed: sealSecret(who.engine.answerKey, accountId, secret), step });
}

function readEnrolment(who: Who, enrolment: string): string | null {
  try {
    return openSecret(who.engine.answerKey, "enrolment", Buffer.from(enrolment, "base64url"));
  } catch {
    return null;
  }
}
