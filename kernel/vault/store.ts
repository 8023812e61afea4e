import type { Actor } from "../action/actor.ts";
import type { Tx } from "../database/tx.ts";
import { createKeyCache, type KeyCache } from "./key-cache.ts";
import { masterSealingKey } from "./master-key.ts";
import type { SealingKey } from "./sealed-field.ts";
import { vaultIn } from "./vault-in.ts";
import type { Vault } from "./words.ts";

export type VaultStore = {
  /** The vault of one entered transaction. */
  readonly vaultFor: (tx: Tx, actor: Pick<Actor, "agencyId">) => Vault;
  /** Forgets every unwrapped key, e.g. after a restore. */
  readonly forgetKeys: () => void;
};

export type VaultSettings = {
  /** 32 bytes, never inside the data folder. */
  readonly masterKey: Buffer;
  /** Master keys that still wrap agency keys while a change is under way. */
  readonly olderMasterKeys?: readonly Buffer[];
  /** A file outside the database; every restore replays it before serving. */
  readonly erasureLedgerPath: string;
};

/** What all vaults of one process share. */
export type VaultGround = {
  readonly current: SealingKey;
  readonly masters: ReadonlyMap<string, SealingKey>;
  readonly cache: KeyCache;
  readonly erasureLedgerPath: string;
};

/** Makes the vault of a process: keys are unwrapped in its memory only. */
export function createVaultStore(settings: VaultSettings): VaultStore {
  const current = masterSealingKey(settings.masterKey);
  const masters = [current, ...(settings.olderMasterKeys ?? []).map(masterSealingKey)];
  const ground: VaultGround = {
    current,
    masters: new Map(masters.map((master) => [master.id, master])),
    cache: createKeyCache(),
    erasureLedgerPath: settings.erasureLedgerPath,
  };
  return {
    vaultFor: (tx, actor) => vaultIn(ground, tx, actor.agencyId),
    forgetKeys: () => ground.cache.clear(),
  };
}
