import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type pg from "pg";
import { StartError } from "../config/index.ts";

/** Ed25519 keys from a seed of 32 bytes (derived from the master key): PKCS 8 with its fixed beginning. */
export function checkpointKeys(seed: Buffer): { privateKey: KeyObject; publicKey: KeyObject; id: string } {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const id = createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("hex")
    .slice(0, 16);
  return { privateKey, publicKey, id };
}

function textOf(seq: string, hash: Buffer): Buffer {
  return Buffer.from(`palermo audit ${seq} ${hash.toString("hex")}`);
}

type Settings = {
  readonly app: Pick<pg.Pool, "query">;
  readonly seed: Buffer;
  readonly everyMs?: number;
  readonly trouble?: (error: unknown) => void;
};

/** Chains committed events each second, and signs where the chain stands once a day. */
export function startSealer({ app, seed, everyMs = 1000, trouble }: Settings): { stop: () => Promise<void> } {
  const keys = checkpointKeys(seed);
  let signedDay = "";
  let busy: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    busy = busy.then(turn).catch((error: unknown) => trouble?.(error));
  }, everyMs);
  timer.unref();

  async function turn(): Promise<void> {
    await app.query("select audit.seal()");
    const day = new Date().toISOString().slice(0, 10);
    if (day === signedDay) return;
    await signCheckpoint(app, keys);
    signedDay = day;
  }
  return {
    async stop() {
      clearInterval(timer);
      await busy;
    },
  };
}

async function signCheckpoint(
  app: Pick<pg.Pool, "query">,
  keys: ReturnType<typeof checkpointKeys>,
): Promise<void> {
  const { rows } = await app.query<{ last_seq: string | null; last_hash: Buffer | null }>(
    "select last_seq, last_hash from audit.verify()",
  );
  const end = rows[0];
  if (!end?.last_seq || !end.last_hash) return;
  const signature = sign(null, textOf(end.last_seq, end.last_hash), keys.privateKey);
  await app.query("select audit.keep_checkpoint($1, $2, $3, $4)", [
    end.last_seq,
    end.last_hash,
    signature,
    keys.id,
  ]);
}

export type Checkpoint = {
  readonly seq: string;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly key_id: string;
};

/** The first checkpoint that this Palermo's key did not sign, or null. */
export function findForgedCheckpoint(checkpoints: readonly Checkpoint[], seed: Buffer): number | null {
  const keys = checkpointKeys(seed);
  const forged = checkpoints.find(
    (point) =>
      point.key_id !== keys.id ||
      !verify(null, textOf(point.seq, point.hash), keys.publicKey, point.signature),
  );
  return forged ? Number(forged.seq) : null;
}

/**
 * Signs all checkpoints anew, for a change of the master key, inside a transaction of the caller's as the owner. Throws
 * when the old key did not sign one of them: a forgery must not become genuine.
 */
export async function resignCheckpoints(
  owner: Pick<pg.ClientBase, "query">,
  oldSeed: Buffer,
  newSeed: Buffer,
): Promise<number> {
  const { rows } = await owner.query<Checkpoint>(
    "select seq, hash, signature, key_id from audit.checkpoint order by seq for update",
  );
  const forged = findForgedCheckpoint(rows, oldSeed);
  if (forged !== null) {
    throw new StartError(
      "forged-checkpoint",
      `The audit's checkpoint at ${forged} was not signed with the present master key: run palermo audit verify and find out why, before the key is changed. Nothing was changed.`,
    );
  }
  const keys = checkpointKeys(newSeed);
  for (const { seq, hash } of rows) {
    const signature = sign(null, textOf(seq, hash), keys.privateKey);
    await owner.query("update audit.checkpoint set signature = $2, key_id = $3 where seq = $1", [
      seq,
      signature,
      keys.id,
    ]);
  }
  return rows.length;
}
