import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import {
  type Colleague,
  colleagues,
  type DossierParts,
  findRow,
  lockRow,
  openText,
  type TextPlace,
} from "../part/index.ts";
import { type Attachment, type AttachmentVerb, mayWithAttachment } from "./attachment.ts";

export const attachmentBase = "attachment.attachment";

export type AttachmentRow = {
  compartment: Compartment;
  attachment_id: string;
  dossier_id: string;
  record_id: string | null;
  file_id: string;
  media_type: string;
  bytes: string;
  name: Buffer;
  description: Buffer | null;
  added_by: string;
  added_at: Date;
  removed_by: string | null;
  removed_at: Date | null;
  remove_reason: Buffer | null;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;
export type AttachmentIds = { readonly dossierId: string; readonly attachmentId: string };

export function placeOf(
  { compartment, dossierId, attachmentId }: AttachmentIds & { readonly compartment: Compartment },
  column: "name" | "description" | "remove_reason",
): TextPlace {
  return { base: attachmentBase, compartment, dossierId, row: attachmentId, column };
}

function wanted({ dossierId, attachmentId }: AttachmentIds) {
  return { base: attachmentBase, key: "attachment_id", dossierId, id: attachmentId };
}

export function findAttachment({ tx }: Pick<Asking, "tx">, ids: AttachmentIds) {
  return findRow<AttachmentRow>(tx, wanted(ids));
}

function verbsOf(
  row: AttachmentRow,
  parts: DossierParts,
  { actor }: Pick<Asking, "actor">,
): AttachmentVerb[] {
  return mayWithAttachment({
    removed: row.removed_at !== null,
    own: row.added_by === actor.accountId,
    level: parts.open.get(row.compartment) ?? "read",
    rights: actor.rights,
  });
}

/** The attachment locked for a change that the rule allows. */
export async function attachmentFor(
  context: Asking & { readonly expects: number | undefined },
  ids: AttachmentIds,
  verb: AttachmentVerb,
): Promise<{ parts: DossierParts; row: AttachmentRow } | Refusal<"may-not">> {
  const found = await lockRow<AttachmentRow>(context.tx, wanted(ids), context.expects);
  return verbsOf(found.row, found.parts, context).includes(verb) ? found : refuse("may-not");
}

/** Attachments as their reader sees them. */
export async function attachmentsOf(
  context: Asking,
  parts: DossierParts,
  rows: readonly AttachmentRow[],
): Promise<Attachment[]> {
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.added_by, row.removed_by]),
  );
  return Promise.all(rows.map((row) => attachmentOf(context, parts, { row, by })));
}

async function attachmentOf(
  context: Asking,
  parts: DossierParts,
  { row, by }: { row: AttachmentRow; by: (id: string) => Colleague },
): Promise<Attachment> {
  const ids = { compartment: row.compartment, dossierId: row.dossier_id, attachmentId: row.attachment_id };
  const text = (column: "name" | "description" | "remove_reason") =>
    openText(context, placeOf(ids, column), row[column]);
  return {
    ...ids,
    recordId: row.record_id,
    name: await text("name"),
    description: await text("description"),
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    addedBy: by(row.added_by),
    addedAt: row.added_at.toISOString(),
    removed:
      row.removed_at && row.removed_by
        ? { at: row.removed_at.toISOString(), by: by(row.removed_by), reason: await text("remove_reason") }
        : null,
    version: row.version,
    may: verbsOf(row, parts, context),
  };
}

/** One attachment anew, after a change. */
export async function attachmentAnew(context: Asking, ids: AttachmentIds): Promise<Attachment> {
  const { parts, row } = await findAttachment(context, ids);
  const [found] = await attachmentsOf(context, parts, [row]);
  if (found === undefined) throw new Error("an attachment that was found has gone");
  return found;
}
