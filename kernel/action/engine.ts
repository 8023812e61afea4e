import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { VaultStore } from "../vault/store.ts";
import type { Actor } from "./actor.ts";
import type { RightsOf } from "./enter.ts";

/** What performing needs of the running server. */
export type Engine = {
  readonly app: pg.Pool;
  readonly vault: VaultStore;
  readonly rightsOf: RightsOf;
  /** The kernel's clock; tests move it. */
  readonly now: () => Date;
  /** Seals remembered answers and keys the digests of the audit: 32 bytes derived from the master key. */
  readonly answerKey: Buffer;
  /** Writes a job in the transaction of the action that asks for it; gives its id. */
  readonly startJob: (tx: Tx, actor: Actor, job: string, input: unknown) => Promise<string>;
};
