import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type pg from "pg";

export const instanceSecretNames = ["signing", "sealing", "webhooks", "parcels"] as const;
export type InstanceSecretName = (typeof instanceSecretNames)[number];
export type InstanceSecrets = Readonly<Record<InstanceSecretName, Buffer>>;

/** The secrets of this Palermo as a whole: made when it first starts, 32 bytes each, wrapped by `key` (of the master key). */
export async function openInstanceSecrets(
  app: Pick<pg.Pool, "query">,
  key: Buffer,
): Promise<InstanceSecrets> {
  const secrets: Partial<Record<InstanceSecretName, Buffer>> = {};
  for (const name of instanceSecretNames) {
    const { rows } = await app.query<{ wrapped: Buffer | null }>("select envelope.secret($1) as wrapped", [
      name,
    ]);
    let wrapped = rows[0]?.wrapped ?? null;
    if (wrapped === null) {
      const made = wrap(key, name, randomBytes(32));
      const kept = await app.query<{ wrapped: Buffer }>("select envelope.keep_secret($1, $2) as wrapped", [
        name,
        made,
      ]);
      wrapped = kept.rows[0]?.wrapped ?? made;
    }
    secrets[name] = unwrap(key, name, wrapped);
  }
  return secrets as InstanceSecrets;
}

/** Wraps them anew for another master key; as the database's owner, in the transaction that changes it. */
export async function rewrapInstanceSecrets(
  owner: Pick<pg.ClientBase, "query">,
  from: Buffer,
  to: Buffer,
): Promise<number> {
  const { rows } = await owner.query<{ name: string; wrapped: Buffer }>(
    "select name, wrapped from envelope.instance_secret for update",
  );
  for (const { name, wrapped } of rows) {
    await owner.query("update envelope.instance_secret set wrapped = $2 where name = $1", [
      name,
      wrap(to, name, unwrap(from, name, wrapped)),
    ]);
  }
  return rows.length;
}

/** IV 12 | tag 16 | text 32; the name is authenticated, so that no secret stands in for another. */
function wrap(key: Buffer, name: string, secret: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(`palermo instance ${name}`));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function unwrap(key: Buffer, name: string, wrapped: Buffer): Buffer {
  const cipher = createDecipheriv("aes-256-gcm", key, wrapped.subarray(0, 12), { authTagLength: 16 });
  cipher.setAAD(Buffer.from(`palermo instance ${name}`));
  cipher.setAuthTag(wrapped.subarray(12, 28));
  return Buffer.concat([cipher.update(wrapped.subarray(28)), cipher.final()]);
}
