import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

export type AttachmentRule = {
  /** Whether sound, and films that hold it, may be attached. */
  readonly takesSound: boolean;
  /** Whether people of other agencies read none of it, though the part was opened to them. */
  readonly ownAgencyOnly: boolean;
};

/** Says what may be attached to a dossier and who reads it; for modules. Nothing happens where the part may not be written. */
export async function keepAttachmentRule(tx: Tx, dossierId: string, rule: AttachmentRule): Promise<void> {
  await sql`select attachment.keep_rule(${dossierId}::uuid, ${rule.takesSound}, ${rule.ownAgencyOnly})`.execute(
    tx,
  );
}

export async function takesSound(tx: Tx, dossierId: string): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`
    select attachment.takes_sound(${dossierId}::uuid) as takes`.execute(tx);
  return rows[0]?.takes ?? false;
}

/** Whether sound lies in a dossier's support part that was not taken away, as far as the reader may see it. */
export async function holdsSound(tx: Tx, dossierId: string): Promise<boolean> {
  const { rows } = await sql`
    select from attachment.attachment_support
    where dossier_id = ${dossierId}::uuid and removed_at is null and media_type ~* '^(audio|video)/' limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
