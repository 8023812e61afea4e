import { sql } from "kysely";
import { z } from "zod";
import { question } from "../action/declare.ts";
import { Colleague, colleagues, historyOf, openText } from "../part/index.ts";
import { NoteLang } from "./note.ts";
import { findNote, noteBase, placeOf } from "./note-row.ts";

const NoteVersion = z.object({
  version: z.int(),
  lang: NoteLang,
  text: z.string().nullable(),
  /** Who put this text there, and when. */
  at: z.string(),
  by: Colleague.nullable(),
});

type Row = { version: number; lang: string; body: string; at: string; by: string | null };

export const listNoteVersions = question({
  name: "note.list-note-versions",
  about: "Every text that a note has had, the one of today first.",
  needs: "note.read",
  audited: true,
  input: z.object({ noteId: z.uuid(), dossierId: z.uuid() }),
  output: z.object({ items: z.array(NoteVersion) }),
}).run(async (context) => {
  const { input, tx, opened } = context;
  const { row } = await findNote(context, input);
  const { rows: past } = await sql<Row>`
    select (before ->> 'version')::int as version, before ->> 'lang' as lang, before ->> 'body' as body,
      coalesce(before ->> 'corrected_at', before ->> 'written_at') as at,
      coalesce(before ->> 'corrected_by', before ->> 'written_by') as by
    from ${historyOf(noteBase, row.compartment)}
    where dossier_id = ${input.dossierId}::uuid and row_id = ${input.noteId}::uuid and before is not null
    order by version desc`.execute(tx);
  const current: Row = {
    version: row.version,
    lang: row.lang,
    body: `\\x${row.body.toString("hex")}`,
    at: (row.corrected_at ?? row.written_at).toISOString(),
    by: row.corrected_by ?? row.written_by,
  };
  const texts = [current, ...past].filter((one, place, all) => one.body !== all[place + 1]?.body);
  const by = await colleagues(
    tx,
    texts.map((one) => one.by),
  );
  const place = placeOf({ compartment: row.compartment, ...input }, "body");
  opened([input.dossierId], [`note.${row.compartment}`]);
  return {
    items: await Promise.all(
      texts.map(async (one) => ({
        version: one.version,
        lang: NoteLang.parse(one.lang),
        text: await openText(context, place, Buffer.from(one.body.slice(2), "hex")),
        at: new Date(one.at).toISOString(),
        by: one.by === null ? null : by(one.by),
      })),
    ),
  };
});
