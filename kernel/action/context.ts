import type { Tx } from "../database/tx.ts";
import type { Vault } from "../vault/words.ts";
import type { Actor } from "./actor.ts";

/** What a question sees: a read-only transaction entered as the actor, and nothing that reaches outside it. */
export type QuestionContext<In> = {
  readonly input: In;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  /** The version that the caller saw, when it was sent: a run that finds another throws `Stale`. */
  readonly expects: number | undefined;
  /** Seals and opens fields with keys that this actor's access gives; keys are fetched through `tx`. */
  readonly vault: Vault;
  /** Names what this reading opened, for the audit: dossiers and field names, never values. */
  readonly opened: (dossierIds: readonly string[], fields?: readonly string[]) => void;
};

/** What an action sees. Events and jobs are written in the same transaction. */
export type Context<In> = QuestionContext<In> & {
  /** Tells subscribers, by ids only, once the transaction stands. */
  readonly emit: (event: string, ids: Readonly<Record<string, string>>) => void;
  /** Starts a job as this actor once the transaction stands; gives the job's id. */
  readonly startJob: (job: string, input: unknown) => Promise<string>;
};
