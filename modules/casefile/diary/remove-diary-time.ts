import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { partsOf, refuseReadOnly, tableOf } from "#kernel/part";
import { diaryBase } from "./add-diary-time.ts";
import { diaryParts } from "./diary.ts";

export const removeDiaryTime = action({
  name: "casefile.remove-diary-time",
  about: "Takes a time out of the joint diary; the history of its part keeps it.",
  needs: "casefile.diary",
  input: z.object({ entryId: z.uuid() }),
  output: z.object({ entryId: z.uuid() }),
  refusals: ["read-only"],
  emits: ["casefile.diary-time-removed"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { entryId } = input;
  for (const part of diaryParts) {
    const { rows } = await sql<{ dossier_id: string }>`
      select dossier_id from ${tableOf(diaryBase, part)} where diary_time_id = ${entryId}::uuid and removed_at is null`.execute(
      tx,
    );
    const caseId = rows[0]?.dossier_id;
    if (caseId === undefined) continue;
    const closed = refuseReadOnly(await partsOf(tx, caseId), part);
    if (isRefusal(closed)) return closed;
    await sql`
      update ${tableOf(diaryBase, part)} set removed_at = ${now}, removed_by = ${actor.accountId}::uuid
      where diary_time_id = ${entryId}::uuid`.execute(tx);
    opened([caseId], [`diary.${part}`]);
    emit("casefile.diary-time-removed", { caseId, entryId });
    return { entryId };
  }
  throw new NotFound();
});
