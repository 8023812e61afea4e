import { readConfig } from "#kernel/config";
import { openDatabase } from "#kernel/database";
import type { Ground } from "./child-server.ts";

/** Counts the tables of a running Palermo anew, as PostgreSQL does by itself within a minute after many changes. */
export async function tidyDatabase(ground: Ground): Promise<void> {
  const database = await openDatabase(readConfig(ground.env), { beside: true });
  const owner = await database.owner();
  await owner.query("vacuum analyze");
  await owner.end();
  await database.close();
}
