import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { refuse } from "../action/refusal.ts";
import { findTemporary, keepTemporary } from "../files/index.ts";
import { partsOf, refuseReadOnly, sealText, tableOf } from "../part/index.ts";
import { Attachment } from "./attachment.ts";
import { attachmentAnew, attachmentBase, placeOf } from "./attachment-row.ts";
import { isSound } from "./sound-kind.ts";
import { takesSound } from "./sound-rule.ts";

export const addAttachment = action({
  name: "attachment.add-attachment",
  about: "Attaches an uploaded file to a dossier, in one of its compartments.",
  needs: "attachment.write",
  fromDevice: true,
  input: z.object({
    attachmentId: z.uuid().describe("made by the client"),
    dossierId: z.uuid(),
    compartment: Compartment,
    recordId: z.uuid().optional(),
    uploadId: z.uuid().describe("from POST /api/import/upload?use=attachment, within a day"),
    name: z.string().trim().min(1).max(200).optional().describe("the file's own name when left out"),
    description: z.string().trim().max(2000).default("").describe("what it shows and why it lies here"),
  }),
  output: Attachment,
  refusals: ["read-only", "upload-gone", "added-already", "sound-not-agreed"],
  emits: ["attachment.added"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { attachmentId, dossierId, compartment } = input;
  const parts = await partsOf(tx, dossierId);
  const shut = refuseReadOnly(parts, compartment);
  if (shut) return shut;
  const upload = await findTemporary(context, input.uploadId);
  // What came for evidence was not cleaned of what a picture says about its place (S9).
  if (upload === null || upload.raw) return refuse("upload-gone", { path: ["uploadId"] });
  if (isSound(upload.mediaType) && !(await takesSound(tx, dossierId)))
    return refuse("sound-not-agreed", { path: ["uploadId"] });
  const fileName = input.name ?? upload.name.slice(0, 200);
  const kept = await keepTemporary(context, {
    temporaryId: input.uploadId,
    dossierId,
    compartment,
    name: fileName,
  });
  if (kept === null) throw new NotFound();
  const name = await sealText(context, placeOf(input, "name"), fileName);
  const description = await sealText(context, placeOf(input, "description"), input.description);
  const done = await sql`
    insert into ${tableOf(attachmentBase, compartment)} (agency_id, attachment_id, dossier_id, record_id, file_id, media_type,
      bytes, name, description, added_by, added_at)
    values (${parts.agencyId}::uuid, ${attachmentId}::uuid, ${dossierId}::uuid, ${input.recordId ?? null}::uuid,
      ${kept.fileId}::uuid, ${upload.mediaType.slice(0, 100)}, ${upload.stored.bytes}::bigint, ${name}, ${description},
      ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([dossierId], [`attachment.${compartment}`]);
  emit("attachment.added", { attachmentId, dossierId });
  return attachmentAnew(context, input);
});
