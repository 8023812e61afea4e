import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { partsOf, rowsIn, writableParts } from "../part/index.ts";
import { Page, PageAsk } from "../words/page.ts";
import { Note } from "./note.ts";
import { type NoteRow, noteBase, notesOf } from "./note-row.ts";

/** Notes that a search opens at most: it decrypts each of them. */
const searched = 1000;

export const listNotes = question({
  name: "note.list-notes",
  about:
    "Notes on a dossier, newest first, in the parts that the reader may open; a text is looked for inside them.",
  needs: "note.read",
  audited: true,
  input: PageAsk.extend({
    dossierId: z.uuid(),
    recordId: z.uuid().optional(),
    text: z.string().max(200).optional().describe("words to look for; the newest 1,000 notes are searched"),
  }),
  output: Page(Note).extend({
    /** Parts in which the reader may write. */
    writable: z.array(Compartment),
    /** Parts of the dossier that stay shut: whether anything lies there is not told. */
    shut: z.array(Compartment),
  }),
}).run(async (context) => {
  const { input, tx, actor, opened } = context;
  const parts = await partsOf(tx, input.dossierId);
  const open = [...parts.open.keys()];
  const limit = input.limit ?? 50;
  const [at = null, id = null] = input.after?.split("|") ?? [];
  const about = input.recordId === undefined ? sql`true` : sql`r.record_id = ${input.recordId}::uuid`;
  const where = sql`r.dossier_id = ${input.dossierId}::uuid and ${about}`;
  const { rows } =
    open.length === 0
      ? { rows: [] }
      : await sql<NoteRow>`
    select * from ${rowsIn(noteBase, open, where)} found
    where ${at}::timestamptz is null or (written_at, note_id) < (${at}::timestamptz, ${id}::uuid)
    order by written_at desc, note_id desc limit ${input.text ? searched : limit}`.execute(tx);
  const notes = await notesOf(context, parts, rows);
  const words = folded(input.text ?? "").split(/\s+/);
  const items = input.text
    ? notes.filter((note) => words.every((word) => folded(note.text ?? "").includes(word))).slice(0, limit)
    : notes;
  opened([input.dossierId], [...new Set(rows.map((row) => `note.${row.compartment}`))]);
  const last = rows.at(-1);
  const more = !input.text && last && rows.length === limit;
  return {
    items,
    next: more ? `${last.written_at.toISOString()}|${last.note_id}` : null,
    writable: actor.rights.has("note.write") ? writableParts(parts) : [],
    shut: [...parts.withheld],
  };
});

/** Without case and marks, in every script. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
