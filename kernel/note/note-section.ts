import { sql } from "kysely";
import { partsOf, rowsIn } from "../part/index.ts";
import type { FileSection } from "../section/file-section.ts";
import { momentIn } from "../section/moment-in.ts";
import { fileWords } from "../section/texts.ts";
import { type NoteRow, noteBase, notesOf } from "./note-row.ts";

/** The notes of a dossier in its printed file, in the parts that the reader may open; a struck one is marked as such. */
export const noteSection: FileSection = {
  name: "note.notes",
  dossier: "*",
  chapter: "history",
  needs: "note.read",
  title: (lang) => fileWords(lang).notes,
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const parts = await partsOf(context.tx, dossierId);
    const { rows } = await sql<NoteRow>`
      select * from ${rowsIn(noteBase, [...parts.open.keys()], sql`r.dossier_id = ${dossierId}::uuid`)} found
      order by written_at, note_id`.execute(context.tx);
    if (rows.length === 0) return [];
    const notes = await notesOf(context, parts, rows);
    context.opened([dossierId], [...new Set(rows.map((row) => `note.${row.compartment}`))]);
    const words = fileWords(lang);
    return [
      {
        kind: "table",
        columns: [
          { label: words.written, width: 2 },
          { label: words.by, width: 2 },
          { label: words.note, width: 7 },
        ],
        rows: notes.flatMap((note) => {
          const struck = note.struck === null ? [] : [words.struck, note.struck.reason ?? ""];
          const whole = [...struck, note.text ?? ""].filter((line) => line !== "").join("\n");
          return inCells(whole).map((text, at) =>
            at === 0 ? [momentIn(lang, note.writtenAt), note.writtenBy.name, text] : ["", "", text],
          );
        }),
      },
    ];
  },
};

/** A cell of a printed table holds 4,000 signs: a longer note goes on in the lines below it, none of its words lost. */
function inCells(text: string): string[] {
  return text.match(/[\s\S]{1,3900}(?=\s|$)|[\s\S]{1,3900}/gu) ?? [""];
}
