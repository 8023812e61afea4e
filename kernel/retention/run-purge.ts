import { sql } from "kysely";
import { z } from "zod";
import { defineJob, type JobContext } from "../jobs/job.ts";
import { eraseSubject } from "../vault/erase-subject.ts";

const Report = z.object({
  purged: z.int(),
  people: z.int().describe("people erased for good, who stood in no other dossier"),
  kept: z.int().describe("held meanwhile, opened again, or left out"),
});

type Context = JobContext<{ purgeId: string }>;

/** Deletes what two people confirmed, one dossier a transaction: keys first, then every row and its history. */
export const runPurge = defineJob({
  name: "retention.run-purge",
  about: "Deletes the dossiers of a confirmed list and erases the people who stand in no other.",
  needs: "retention.confirm",
  input: z.object({ purgeId: z.uuid() }),
  output: Report,
  retries: 3,
}).run(async (context) => {
  const { input, inTx, progress, signal } = context;
  const dossiers = await inTx(async ({ tx }) => {
    const { rows } = await sql<{ id: string; done: boolean }>`
      select item ->> 'dossierId' as id, item ->> 'outcome' is not null as done
      from retention.purges() p, jsonb_array_elements(p.items) item where p.purge_id = ${input.purgeId}::uuid`.execute(
      tx,
    );
    return rows.filter((row) => !row.done).map((row) => row.id);
  });
  const report = { purged: 0, people: 0, kept: 0 };
  for (const [at, dossierId] of dossiers.entries()) {
    signal.throwIfAborted();
    await progress(at, dossiers.length, "");
    const erased = await purgeOne(context, dossierId);
    if (erased === null) report.kept += 1;
    else {
      report.purged += 1;
      report.people += erased;
    }
  }
  await inTx(({ tx }) => sql`select retention.finish_purge(${input.purgeId}::uuid)`.execute(tx));
  return report;
});

/** The number of people erased with the dossier; null when it stays. */
async function purgeOne({ inTx, input }: Context, dossierId: string): Promise<number | null> {
  const { purgeId } = input;
  return inTx(async ({ tx, vault, opened }) => {
    const { rows } = await sql<{ word: string; people: string[] }>`
      select word, people from retention.begin_item(${purgeId}::uuid, ${dossierId}::uuid)`.execute(tx);
    const found = rows[0];
    if (found?.word !== "ready") return null;
    opened([dossierId, ...found.people], ["retention-ended"]);
    for (const subject of [...found.people, dossierId])
      await eraseSubject(
        vault,
        subject,
        (erasure) =>
          sql`retention.erase(${purgeId}::uuid, ${dossierId}::uuid, ${subject}::uuid, ${erasure}::uuid)`,
      );
    await sql`select retention.delete_rows(${purgeId}::uuid, ${dossierId}::uuid, ${found.people.length})`.execute(
      tx,
    );
    return found.people.length;
  });
}
