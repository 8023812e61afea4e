import { z } from "zod";
import { question } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { findFile } from "../files/index.ts";
import { DownloadedFile } from "../module/transfers.ts";
import { openText } from "../part/index.ts";
import { findAttachment, placeOf } from "./attachment-row.ts";

/**
 * Asked by the download's address alone: its answer holds the file's key, so it is no declaration of the door. Written
 * to the audit before the first byte leaves.
 */
export const downloadAttachment = question({
  name: "attachment.download-attachment",
  about: "The bytes of an attachment.",
  needs: "attachment.read",
  audited: true,
  input: z.object({ attachmentId: z.uuid(), dossierId: z.uuid() }),
  output: DownloadedFile,
}).run(async (context) => {
  const { row } = await findAttachment(context, context.input);
  const file = row.removed_at === null ? await findFile(context, row.file_id) : null;
  if (file === null) throw new NotFound();
  const place = { ...context.input, compartment: row.compartment };
  const name = await openText(context, placeOf(place, "name"), row.name);
  context.opened([row.dossier_id], [`attachment.${row.compartment}`]);
  return { address: file.address, key: file.key, bytes: file.bytes, name: name ?? "file" };
});
