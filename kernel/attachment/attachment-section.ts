import { sql } from "kysely";
import { partsOf, rowsIn } from "../part/index.ts";
import type { FileSection } from "../section/file-section.ts";
import { momentIn } from "../section/moment-in.ts";
import { fileWords } from "../section/texts.ts";
import { type AttachmentRow, attachmentBase, attachmentsOf } from "./attachment-row.ts";

/** Names of the files that are attached to a dossier, in its printed file: their contents stay where they are. */
export const attachmentSection: FileSection = {
  name: "attachment.attachments",
  dossier: "*",
  chapter: "history",
  needs: "attachment.read",
  title: (lang) => fileWords(lang).attachments,
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const parts = await partsOf(context.tx, dossierId);
    const { rows } = await sql<AttachmentRow>`
      select * from ${rowsIn(attachmentBase, [...parts.open.keys()], sql`r.dossier_id = ${dossierId}::uuid`)} found
      where removed_at is null order by added_at, attachment_id`.execute(context.tx);
    if (rows.length === 0) return [];
    const found = await attachmentsOf(context, parts, rows);
    context.opened([dossierId], [...new Set(rows.map((row) => `attachment.${row.compartment}`))]);
    const words = fileWords(lang);
    return [
      {
        kind: "table",
        columns: [
          { label: words.file, width: 5 },
          { label: words.size, width: 2, align: "end" },
          { label: words.written, width: 3 },
          { label: words.by, width: 3 },
        ],
        rows: found.map((one) => [
          [one.name ?? "", one.description ?? ""].filter((line) => line !== "").join("\n"),
          sizeIn(lang, one.bytes),
          momentIn(lang, one.addedAt),
          one.addedBy.name,
        ]),
      },
    ];
  },
};

/** Kilobytes of a thousand bytes, at least one, with European digits. */
function sizeIn(lang: string, bytes: number): string {
  return new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    style: "unit",
    unit: "kilobyte",
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.round(bytes / 1000)));
}
