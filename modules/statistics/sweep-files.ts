import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#kernel/jobs";
import { forgetCubes } from "./store/cube-of.ts";
import { statisticsFolder } from "./store/folder.ts";

/** A file may lie here for a moment before its row stands. */
const graceMs = 60_000;

/** Removes Parquet files that no data set names. Gives their number. */
export async function sweep(kept: ReadonlySet<string>, now: number): Promise<number> {
  const folder = statisticsFolder();
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    if (!name.endsWith(".parquet")) continue;
    // Places of a large data set lie beside it: ID.DIGEST.places.parquet.
    const [id = ""] = name.split(".");
    if (kept.has(id)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null || now - found.ctimeMs < graceMs) continue;
    await rm(join(folder, name), { force: true });
    forgetCubes(id);
    removed++;
  }
  return removed;
}

export const sweepFiles = defineJob({
  name: "statistics.sweep-files",
  about: "Removes files of data sets that were taken back.",
  needs: "statistics.import",
  input: z.object({}),
  output: z.object({ removed: z.int() }),
  retries: 2,
}).run(async ({ inTx }) => {
  const { kept, now } = await inTx(async ({ tx, now }) => {
    const { rows } = await sql<{ id: string }>`select data_set_id as id from statistics.data_set`.execute(tx);
    return { kept: new Set(rows.map(({ id }) => id)), now };
  });
  return { removed: await sweep(kept, now.getTime()) };
});
