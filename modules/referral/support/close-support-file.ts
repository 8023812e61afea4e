import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { startKeeping, stopKeeping } from "#kernel/retention";
import { sealWords } from "./sealed.ts";
import { supportFor } from "./support-row.ts";
import { wholeSupport } from "./whole-support.ts";
import { SupportFile, SupportNote } from "./words.ts";

export const closeSupportFile = action({
  name: "referral.close-support-file",
  about: "Closes a support file; it can be opened again. Nothing runs in it any more.",
  needs: "referral.support",
  input: z.object({ supportFileId: z.uuid(), note: SupportNote.min(1).describe("why it is closed") }),
  output: SupportFile,
  refusals: ["may-not", "referral-runs"],
  emits: ["referral.support-file-closed"],
  undo: "referral.reopen-support-file",
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId } = input;
  const row = await supportFor(context, supportFileId, "close-support-file");
  if (isRefusal(row)) return row;
  const running = await sql`select from referral.referral where source_dossier = ${supportFileId}::uuid
    and state in ('sent', 'countered', 'accepted', 'in-service')`.execute(tx);
  if (running.rows.length > 0) return refuse("referral-runs");
  const place = { fileId: supportFileId, table: "support_file", column: "closing_note", row: supportFileId };
  await sql`update referral.support_file set state = 'closed', closed_at = ${now},
    closing_note = ${await sealWords(context, place, input.note)} where support_file_id = ${supportFileId}::uuid`.execute(
    tx,
  );
  await startKeeping(tx, supportFileId, now);
  opened([supportFileId], ["state", "closing_note"]);
  emit("referral.support-file-closed", { supportFileId });
  return wholeSupport(context, supportFileId);
});

export const reopenSupportFile = action({
  name: "referral.reopen-support-file",
  about: "Opens a closed support file again.",
  needs: "referral.support",
  input: z.object({ supportFileId: z.uuid() }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.support-file-reopened"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { supportFileId } = input;
  const row = await supportFor(context, supportFileId, "reopen-support-file");
  if (isRefusal(row)) return row;
  await sql`update referral.support_file set state = 'open', closed_at = null where support_file_id = ${supportFileId}::uuid`.execute(
    tx,
  );
  await stopKeeping(tx, supportFileId);
  opened([supportFileId], ["state"]);
  emit("referral.support-file-reopened", { supportFileId });
  return wholeSupport(context, supportFileId);
});
