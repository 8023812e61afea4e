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
import { mayWithNote, type Note, type NoteLang, type NoteVerb } from "./note.ts";

export const noteBase = "note.note";

export type NoteRow = {
  compartment: Compartment;
  note_id: string;
  dossier_id: string;
  record_id: string | null;
  lang: NoteLang;
  body: Buffer;
  written_by: string;
  written_at: Date;
  corrected_by: string | null;
  corrected_at: Date | null;
  struck_by: string | null;
  struck_at: Date | null;
  strike_reason: Buffer | null;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;
type Ids = { readonly dossierId: string; readonly noteId: string };
type Lying = { readonly compartment: Compartment; readonly dossierId: string; readonly noteId: string };

export function placeOf(
  { compartment, dossierId, noteId }: Lying,
  column: "body" | "strike_reason",
): TextPlace {
  return { base: noteBase, compartment, dossierId, row: noteId, column };
}

function wanted({ dossierId, noteId }: Ids) {
  return { base: noteBase, key: "note_id", dossierId, id: noteId };
}

export function findNote({ tx }: Pick<Asking, "tx">, ids: Ids) {
  return findRow<NoteRow>(tx, wanted(ids));
}

export function verbsOf(row: NoteRow, parts: DossierParts, { actor }: Pick<Asking, "actor">): NoteVerb[] {
  return mayWithNote({
    struck: row.struck_at !== null,
    own: row.written_by === actor.accountId,
    level: parts.open.get(row.compartment) ?? "read",
    rights: actor.rights,
  });
}

/** The note locked for a change that the rule allows. */
export async function noteFor(
  context: Asking & { readonly expects: number | undefined },
  ids: Ids,
  verb: NoteVerb,
): Promise<{ parts: DossierParts; row: NoteRow } | Refusal<"may-not">> {
  const found = await lockRow<NoteRow>(context.tx, wanted(ids), context.expects);
  return verbsOf(found.row, found.parts, context).includes(verb) ? found : refuse("may-not");
}

/** Notes as their reader sees them, opened. */
export async function notesOf(
  context: Asking,
  parts: DossierParts,
  rows: readonly NoteRow[],
): Promise<Note[]> {
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.written_by, row.corrected_by, row.struck_by]),
  );
  return Promise.all(rows.map((row) => noteOf(context, parts, { row, by })));
}

async function noteOf(
  context: Asking,
  parts: DossierParts,
  { row, by }: { row: NoteRow; by: (accountId: string) => Colleague },
): Promise<Note> {
  const place = { compartment: row.compartment, dossierId: row.dossier_id, noteId: row.note_id };
  const { corrected_at, corrected_by, struck_at, struck_by } = row;
  return {
    noteId: row.note_id,
    dossierId: row.dossier_id,
    compartment: row.compartment,
    recordId: row.record_id,
    lang: row.lang,
    text: await openText(context, placeOf(place, "body"), row.body),
    writtenAt: row.written_at.toISOString(),
    writtenBy: by(row.written_by),
    corrected: corrected_at && corrected_by ? { at: corrected_at.toISOString(), by: by(corrected_by) } : null,
    struck:
      struck_at && struck_by
        ? {
            at: struck_at.toISOString(),
            by: by(struck_by),
            reason: await openText(context, placeOf(place, "strike_reason"), row.strike_reason),
          }
        : null,
    version: row.version,
    may: verbsOf(row, parts, context),
  };
}

/** One note anew, after a change. */
export async function noteAnew(context: Asking, ids: Ids): Promise<Note> {
  const { parts, row } = await findNote(context, ids);
  const [note] = await notesOf(context, parts, [row]);
  if (note === undefined) throw new Error("a note that was found has gone");
  return note;
}
