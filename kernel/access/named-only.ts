import { sql } from "kysely";
import { NotFound } from "../action/problem.ts";
import type { Tx } from "../database/tx.ts";
import { askWord } from "./answers.ts";

/**
 * Makes a dossier one that nobody knows of but those named one by one, or ends that; it stays sealed then (X8). False when
 * the actor does not manage every part of it; throws `NotFound` when it is not there for them.
 */
export async function nameOnly(tx: Tx, dossierId: string, only: boolean): Promise<boolean> {
  const word = await askWord(tx, sql`access.name_only(${dossierId}::uuid, ${only})`);
  if (word === "not-found") throw new NotFound();
  return word === "done";
}
