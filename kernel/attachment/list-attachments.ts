import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { partsOf, rowsIn, writableParts } from "../part/index.ts";
import { Attachment } from "./attachment.ts";
import { type AttachmentRow, attachmentBase, attachmentsOf } from "./attachment-row.ts";

const most = 500;

export const listAttachments = question({
  name: "attachment.list-attachments",
  about: "Files attached to a dossier in the parts that the reader may open, newest first.",
  needs: "attachment.read",
  audited: true,
  input: z.object({ dossierId: z.uuid(), recordId: z.uuid().optional() }),
  output: z.object({ items: z.array(Attachment), writable: z.array(Compartment) }),
}).run(async (context) => {
  const { input, tx, actor, opened } = context;
  const parts = await partsOf(tx, input.dossierId);
  const open = [...parts.open.keys()];
  const about = input.recordId === undefined ? sql`true` : sql`r.record_id = ${input.recordId}::uuid`;
  const { rows } =
    open.length === 0
      ? { rows: [] }
      : await sql<AttachmentRow>`
    select * from ${rowsIn(attachmentBase, open, sql`r.dossier_id = ${input.dossierId}::uuid and ${about}`)} found
    order by added_at desc, attachment_id limit ${most}`.execute(tx);
  opened([input.dossierId], [...new Set(rows.map((row) => `attachment.${row.compartment}`))]);
  return {
    items: await attachmentsOf(context, parts, rows),
    writable: actor.rights.has("attachment.write") ? writableParts(parts) : [],
  };
});
