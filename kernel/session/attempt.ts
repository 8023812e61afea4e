import { createHmac } from "node:crypto";
import { type Engine, Problem } from "#kernel/action";

/** One try to sign in under an address, counted before anything is compared, so that a hundred at once are no free guesses. */
export type Attempt = { readonly id: string | null; readonly digest: Buffer };

/** Throws `shut-for-now` while the address is shut. */
export async function beginAttempt(engine: Engine, email: string): Promise<Attempt> {
  const digest = createHmac("sha256", engine.answerKey).update(email.trim().toLowerCase()).digest();
  const { rows } = await engine.app.query<{ attempt: string | null; shut_until: Date | null }>(
    "select * from access.begin_sign_in($1)",
    [digest],
  );
  const until = rows[0]?.shut_until;
  if (until) {
    const minutes = Math.max(1, Math.ceil((until.getTime() - engine.now().getTime()) / 60_000));
    throw new Problem("shut-for-now", { params: { minutes } });
  }
  return { id: rows[0]?.attempt ?? null, digest };
}

/** `half`: what was given is right and more is asked for, which is no failure. */
export async function endAttempt(engine: Engine, { id }: Attempt, how: "well" | "half"): Promise<void> {
  await engine.app.query("select access.end_sign_in($1, $2)", [id, how]);
}
