import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal, refuse } from "../action/refusal.ts";
import { removeFile } from "../files/index.ts";
import { sealText, tableOf } from "../part/index.ts";
import { Attachment } from "./attachment.ts";
import { attachmentAnew, attachmentBase, attachmentFor, placeOf } from "./attachment-row.ts";

export const removeAttachment = action({
  name: "attachment.remove-attachment",
  about:
    "Takes a file away for good, with the reason; that it was there stays written. A legal hold keeps it.",
  needs: "attachment.write",
  input: z.object({ attachmentId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Attachment,
  refusals: ["may-not", "held"],
  emits: ["attachment.removed"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { attachmentId, dossierId } = input;
  const found = await attachmentFor(context, input, "remove-attachment");
  if (isRefusal(found)) return found;
  const { compartment, file_id } = found.row;
  if ((await removeFile(context, file_id)) === "held") return refuse("held");
  const reason = await sealText(context, placeOf({ ...input, compartment }, "remove_reason"), input.reason);
  await sql`
    update ${tableOf(attachmentBase, compartment)} set removed_by = ${actor.accountId}::uuid, removed_at = ${now},
      remove_reason = ${reason} where attachment_id = ${attachmentId}::uuid`.execute(tx);
  opened([dossierId], [`attachment.${compartment}`]);
  emit("attachment.removed", { attachmentId, dossierId });
  return attachmentAnew(context, input);
});
