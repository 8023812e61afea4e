import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { sealText, tableOf } from "../part/index.ts";
import { Attachment } from "./attachment.ts";
import { attachmentAnew, attachmentBase, attachmentFor, placeOf } from "./attachment-row.ts";

export const describeAttachment = action({
  name: "attachment.describe-attachment",
  about: "Changes what an attachment is called and what is said of it; its bytes never change.",
  needs: "attachment.write",
  input: z.object({
    attachmentId: z.uuid(),
    dossierId: z.uuid(),
    name: z.string().trim().min(1).max(200),
    description: z.string().trim().max(2000).default(""),
  }),
  output: Attachment,
  refusals: ["may-not"],
  emits: ["attachment.described"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { attachmentId, dossierId } = input;
  const found = await attachmentFor(context, input, "describe-attachment");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  const place = { ...input, compartment };
  const name = await sealText(context, placeOf(place, "name"), input.name);
  const description = await sealText(context, placeOf(place, "description"), input.description);
  await sql`
    update ${tableOf(attachmentBase, compartment)} set name = ${name}, description = ${description}
    where attachment_id = ${attachmentId}::uuid`.execute(tx);
  opened([dossierId], [`attachment.${compartment}`]);
  emit("attachment.described", { attachmentId, dossierId });
  return attachmentAnew(context, input);
});
