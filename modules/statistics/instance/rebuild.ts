import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { quarterStart } from "#kernel/contribution";
import { onEvent } from "#kernel/event";

export const rebuildInstance = action({
  name: "statistics.rebuild-instance",
  about: "Builds this installation's own statistics anew, for instance after a person was erased.",
  needs: "contribution.read",
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
}).run(async ({ startJob }) => ({ jobId: await startJob("statistics.build-instance", {}) }));

/** On the first day of a quarter on which a server runs. */
export const onDay = onEvent({
  about: "Builds the own statistics at the beginning of each quarter.",
  needs: "contribution.read",
}).run(async ({ tx, now, startJob }) => {
  const { rows } = await sql<{ cut_off: string }>`
    select file_name as cut_off from statistics.data_set where importer = 'instance'`.execute(tx);
  const wanted = quarterStart(now).toISOString().slice(0, 10);
  if (rows[0]?.cut_off !== wanted) await startJob("statistics.build-instance", {});
});
