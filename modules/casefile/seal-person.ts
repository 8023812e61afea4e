import { sql } from "kysely";
import type { Context } from "#kernel/action";

/** A person who was opened in a sealed case is sealed with it: readers of the whole agency would meet them otherwise (X8). */
export async function sealPerson({ tx }: Pick<Context<unknown>, "tx">, personId: string): Promise<void> {
  const { rows } = await sql<{
    word: string;
  }>`select access.seal_dossier(${personId}::uuid, true) as word`.execute(tx);
  if (rows[0]?.word !== "done") throw new Error("a person who was just opened could not be sealed");
}
