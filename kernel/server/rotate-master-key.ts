import { resignCheckpoints } from "#kernel/audit";
import {
  adoptNextKey,
  type Config,
  draftNextKey,
  instanceIdOf,
  interruptedKey,
  type MasterKey,
  StartError,
  withKey,
} from "#kernel/config";
import { changeKeyOf, type Database, openDatabase, type Progress, prepareDatabase } from "#kernel/database";
import { rewrapInstanceSecrets } from "#kernel/envelope";
import { rewrapAgencyKeys } from "#kernel/vault";

export type Rotated = {
  /** Where the new key lies. */
  readonly path: string;
  /** For the new recovery kit and nothing else. */
  readonly key: Buffer;
  readonly agencyKeys: number;
  readonly checkpoints: number;
};

/**
 * Gives this Palermo a new master key: agency keys are wrapped anew, the checkpoints of the audit signed anew (those that
 * the old key did not sign stop it), logins get new passwords, all in one transaction; then the key file is exchanged.
 * Interrupted anywhere it goes on when it is called again. Palermo must not serve meanwhile: throws `StartError`.
 */
export async function rotateKeyOfInstance(config: Config, progress: Progress): Promise<Rotated> {
  const finished = await finishInterrupted(config, progress);
  if (finished !== null) return finished;
  const database = await openDatabase(config, { progress });
  try {
    await prepareDatabase(database, { progress });
    await refuseWhileServed(database);
    const { masterKey: from, instanceId } = database.instance;
    const to = draftNextKey(config, database.instance);
    // The draft stays when this fails: a connection that breaks at the end leaves open which key counts.
    const done = await changeKeyOf(database, to, async (client) => {
      await rewrapInstanceSecrets(client, from.derive("instance"), to.derive("instance"));
      return {
        checkpoints: await resignCheckpoints(client, from.derive("audit"), to.derive("audit")),
        agencyKeys: (await rewrapAgencyKeys(client, from.derive("vault"), to.derive("vault"))).rewrapped,
      };
    });
    return { ...done, key: to.forRecoveryKit(), path: adoptNextKey(config, instanceId, to) };
  } finally {
    await database.close();
  }
}

/** A change that was cut off after the database took the new key: only the key file is left to be exchanged. */
async function finishInterrupted(config: Config, progress: Progress): Promise<Rotated | null> {
  const { instanceId, next } = nextOf(config);
  if (next === null) return null;
  const database = await openDatabase(withKey(config, next), { progress }).catch((error: unknown) => {
    if (error instanceof StartError && error.code === "wrong-key") return null;
    throw error;
  });
  // The database still has the old key: the change begins anew, with the key that is drafted already.
  if (database === null) return null;
  await database.close();
  const path = adoptNextKey(config, instanceId, next);
  return { path, key: next.forRecoveryKit(), agencyKeys: 0, checkpoints: 0 };
}

function nextOf(config: Config): { instanceId: string; next: MasterKey | null } {
  const instanceId = instanceIdOf(config);
  return { instanceId, next: instanceId === "" ? null : interruptedKey(config, instanceId) };
}

async function refuseWhileServed(database: Database): Promise<void> {
  const owner = await database.owner();
  try {
    const { rows } = await owner.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where datname = current_database() and usename in ('palermo_app', 'palermo_public')",
    );
    if ((rows[0]?.others ?? 0) === 0) return;
    throw new StartError(
      "still-served",
      "Another Palermo serves this database: stop every server of it first, then rotate the key. Nothing was changed.",
    );
  } finally {
    await owner.end();
  }
}
