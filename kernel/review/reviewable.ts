import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context, QuestionContext } from "../action/context.ts";
import type { Refusal } from "../action/refusal.ts";
import type { Tx } from "../database/tx.ts";
import type { Line } from "./review.ts";

/** The thing as it stands now: its version, and what its change would change. */
export type Shown = { readonly version: number; readonly lines: readonly Line[] };

/**
 * A kind of thing that needs a second person. A door lists it under `reviews`. `show` runs as the second person and gives
 * null when the thing is gone; `approved` carries the thing out in the transaction of the approval, as the second person.
 */
export type Reviewable = {
  /** `module.noun` */
  readonly kind: string;
  /** The right that the second person holds. */
  readonly needs: string;
  /** Any holder of the right in this Palermo, whatever the agency; else only those of the author's. */
  readonly anywhere?: boolean;
  readonly show: (context: QuestionContext<unknown>, recordId: string) => Promise<Shown | null>;
  readonly approved?: (context: Context<unknown>, recordId: string) => Promise<Refusal | undefined>;
  readonly returned?: (context: Context<unknown>, recordId: string) => Promise<void>;
};

export type ReviewAsk = {
  readonly recordId: string;
  readonly version: number;
  /** Where the thing lies in a dossier: then only those who may know of it review it. */
  readonly dossierId?: string;
};

/** Asks for a second person, inside the action that proposes the thing; another version that waits is replaced. */
export async function askReview(
  tx: Tx,
  { kind, needs, anywhere = false }: Pick<Reviewable, "kind" | "needs" | "anywhere">,
  { recordId, version, dossierId }: ReviewAsk,
): Promise<"done" | "waiting-already" | "not-found"> {
  const { rows } = await sql<{ word: "done" | "waiting-already" | "not-found" }>`
    select review.ask(${randomUUID()}::uuid, ${kind}, ${recordId}::uuid, ${version}, ${dossierId ?? null}::uuid, ${needs}, ${anywhere}) as word`.execute(
    tx,
  );
  return rows[0]?.word ?? "not-found";
}

/** Whether a second person approved exactly this version: any change of the thing voids the approval. */
export async function isApproved(
  tx: Tx,
  { kind }: Pick<Reviewable, "kind">,
  { recordId, version }: Pick<ReviewAsk, "recordId" | "version">,
): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    select review.is_approved(${kind}, ${recordId}::uuid, ${version}) as ok`.execute(tx);
  return rows[0]?.ok ?? false;
}
