import { createHash, randomBytes } from "node:crypto";
import { type Engine, Problem } from "#kernel/action";

/** Where somebody signs in from: the words by which they recognise it, and the key it holds, when it holds one. */
export type Device = { readonly label: string; readonly key: Buffer | null };
export type Way = "password" | "passkey" | "single-sign-on";
export type SignedIn = { readonly token: string; readonly hash: Buffer };

type Opening = { readonly accountId: string; readonly way: Way; readonly device: Device };

/** Opens a session for whoever has shown all that the account asks for, and writes it to the audit. */
export async function openSession(engine: Engine, { accountId, way, device }: Opening): Promise<SignedIn> {
  const token = randomBytes(32).toString("base64url");
  const hash = hashToken(token);
  const client = await engine.app.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ opened: boolean }>(
      "select access.open_session_by($1, $2, $3, $4, $5, interval '12 hours') as opened",
      [accountId, hash, device.label, way, device.key],
    );
    if (!rows[0]?.opened) throw new Problem("wrong-sign-in");
    await client.query("select access.enter($1)", [hash]);
    await client.query(
      "select audit.record('session.open-session', 'done', $1, null, null, '{}', '{}', null, null)",
      [way === "password" ? null : way],
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

/** A refused sign-in leaves an event: why, and at most a digest of the address. */
export async function refuseSignIn(
  engine: Engine,
  why: string,
  digest: Buffer | null = null,
): Promise<Problem> {
  await engine.app.query(
    "select audit.record('session.open-session', 'denied', $1, null, null, '{}', '{}', $2, null)",
    [why, digest],
  );
  return new Problem("wrong-sign-in");
}

/** Sessions and tokens are stored and looked up by this hash only, so that a stolen table opens nothing. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
