import { CompiledQuery } from "kysely";
import type { Tx } from "../database/tx.ts";

/** Lets the queue write inside a transaction that is already open. */
export function executorOf(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const { rows } = await tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
