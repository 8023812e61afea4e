import type { ParcelContent, ParcelFile } from "#kernel/words";
import type { AccountWish, Instrument, Interview, KeepScreening, Part, RightsTold } from "../../screening.ts";
import { isChild, mayOpenInstrument, mayRecord, untold } from "../../screening.ts";

export type NoteFile = {
  readonly attachmentId: string;
  readonly file: ParcelFile;
  /** Its parcel, once it is on its way. */
  readonly parcelId: string | null;
};

/** One interview as it lies on this device. */
export type Note = {
  readonly id: string;
  readonly changedAt: string;
  /** Of the last sending; 0 before the first. */
  readonly revision: number;
  /** Version of the server that this device knows. */
  readonly basedOn: number;
  /** Changed since it was last put into the outbox. */
  readonly edited: boolean;
  readonly interview: Interview;
  readonly account?: AccountWish;
  readonly name?: { readonly given?: string; readonly family?: string };
  readonly fromEvent?: { readonly eventId: string; readonly card: number };
  /** The tip through which the person was reached (S14). */
  readonly fromTip?: string;
  readonly files: readonly NoteFile[];
  /** The parcel of the last sending. */
  readonly parcelId: string | null;
};

/** A new interview; times are this device's own and kept apart from the server's. */
export function newNote(lang: string, more: Partial<Pick<Note, "fromEvent" | "fromTip">> = {}): Note {
  const at = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    changedAt: at,
    revision: 0,
    basedOn: 0,
    edited: true,
    interview: {
      lang,
      safety: {
        alone: "unknown",
        safeToTalk: "unknown",
        urgentMedical: "unknown",
        interpreterNeeded: "unknown",
        child: "in-doubt",
      },
      wishes: {},
      consents: [],
      interpreters: [],
      person: { sex: "unknown", citizenships: [], languages: [] },
      parts: [],
      sheet: "not-asked",
      startedAt: at,
    },
    files: [],
    parcelId: null,
    ...more,
  };
}

/** Parts whose answers may not go: an adult's questions for a child, or any before rights were told (S1, S4). They stay here. */
export function heldBack(note: Pick<Note, "interview">, instruments: readonly Instrument[]): Part[] {
  const facts = { child: childIn(note), rightsTold: rightsWereTold(note.interview.rights) };
  return note.interview.parts.filter(({ instrument, version, answers }) => {
    if (Object.keys(answers).length === 0) return false;
    const found = instruments.find((one) => one.id === instrument && one.version === version);
    return found !== undefined && mayOpenInstrument(found, facts) !== "may";
  });
}

/** Everything that comes first was told, understood, and somebody told it; a tick alone opens no questions (S1). */
export function rightsWereTold(rights: RightsTold | undefined): boolean {
  return untold(rights).length === 0;
}

/** What the server is told of an interview: the next revision of it. */
export function screeningOf(note: Note, instruments: readonly Instrument[]): ParcelContent {
  const { id, account, name, fromEvent, fromTip } = note;
  const held = heldBack(note, instruments);
  const { rights, ...rest } = note.interview;
  const interview: Interview = {
    ...rest,
    // What was told so far goes along; answers wait until all of it was (heldBack).
    ...(rights !== undefined && rights.by.trim() !== "" ? { rights } : {}),
    parts: rest.parts.map((part) => (held.includes(part) ? { ...part, answers: {} } : part)),
  };
  const input: KeepScreening = {
    screeningId: id,
    revision: note.revision + 1,
    basedOn: note.basedOn,
    finished: true,
    interview,
    ...(account ? { account } : {}),
    ...(name?.given || name?.family ? { name } : {}),
    ...(fromEvent ? { fromEvent } : {}),
    ...(fromTip ? { fromTip } : {}),
  };
  return { action: "screening.keep-screening", input };
}

export function fileOf(note: Pick<Note, "id">, { attachmentId, file }: NoteFile): ParcelContent {
  const input = { attachmentId, dossierId: note.id, compartment: "support", description: "" };
  return { action: "attachment.add-attachment", input, file };
}

/** Sound to which the person did not agree, or no longer does, stays on this device (S9). */
export function isHeldSound({ interview }: Pick<Note, "interview">, { file }: NoteFile): boolean {
  return /^(audio|video)\//.test(file.mediaType) && !mayRecord(interview);
}

/** In doubt means child (S4). */
export function childIn({ interview }: Pick<Note, "interview">): boolean {
  return isChild(interview.safety.child);
}
