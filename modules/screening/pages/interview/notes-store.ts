import { useSyncExternalStore } from "react";
import { call } from "../../../../web/api/call.ts";
import { database, readNamed } from "../../../../web/offline/database.ts";
import { registerHere } from "../../../../web/offline/device.ts";
import { dropFile, keepFile } from "../../../../web/offline/files.ts";
import { listItems, NoRoom, putItem, sealItem } from "../../../../web/offline/items.ts";
import { makeLock, openLock, type Passphrases } from "../../../../web/offline/lock.ts";
import { dropParcels, putOut, whereaboutsOf } from "../../../../web/offline/outbox.ts";
import { askToLast, roomHere } from "../../../../web/offline/room.ts";
import { hurry, sendWaiting } from "../../../../web/offline/sender.ts";
import { forgetRecords } from "../../../../web/offline/wipe.ts";
import type { listInstruments } from "../../instruments/list-instruments.ts";
import type { Instrument, Interview } from "../../screening.ts";
import { fileOf, type Note, newNote, screeningOf } from "./note.ts";
import { atStart, type NotesState } from "./notes-state.ts";

/** What was chosen of two versions, and where the server stood. */
type Settled = { readonly interview: Interview; readonly version: number; readonly revision: number };

/** The notes of this device: what is open, what is kept, what is sent. Everything typed goes to the disk at once. */
class NotesStore {
  #state: NotesState = atStart;
  #listeners = new Set<() => void>();
  #key: CryptoKey | null = null;
  #saving: Promise<void> = Promise.resolve();
  #sendAgain = false;
  #held: Promise<boolean> | undefined;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = () => this.#state;

  #set(change: Partial<NotesState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  async start(): Promise<void> {
    if (!(await this.#alone())) return this.#set({ phase: "elsewhere" });
    try {
      const lock = await readNamed("lock");
      const clock = await readNamed("clock");
      this.#set({ phase: lock ? "locked" : "setup", clockAhead: clock?.ahead ?? 0, room: await roomHere() });
    } catch {
      this.#set({ phase: "no-store" });
      return;
    }
    void this.send();
  }

  /** Two windows would write over each other: the notes are open in one at a time, until it is closed. */
  #alone(): Promise<boolean> {
    // The same window that comes back to the page holds it still.
    this.#held ??= new Promise((resolve) => {
      void navigator.locks.request("palermo-notes-page", { ifAvailable: true }, (held) => {
        resolve(held !== null);
        return held === null ? undefined : new Promise<void>(() => {});
      });
    });
    return this.#held;
  }

  /** Signed in and with network: registers the device, brings the questions, makes the lock, asks for lasting room. */
  async setUp(passphrases: Passphrases): Promise<void> {
    const lock = await makeLock(passphrases);
    await registerHere();
    await this.#bringShared();
    await database.named.put(lock);
    await askToLast();
    await this.unlock(passphrases.own);
  }

  /** False for a passphrase that opens nothing. */
  async unlock(passphrase: string): Promise<boolean> {
    const lock = await readNamed("lock");
    const key = lock ? await openLock(lock, passphrase) : null;
    if (key === null) return false;
    this.#key = key;
    const shared = await readNamed("shared");
    const notes = await listItems<Note>(key);
    this.#set({
      phase: "open",
      notes: notes.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)),
      instruments: (shared?.value as Instrument[] | undefined) ?? [],
      room: await roomHere(),
    });
    await this.refresh();
    void this.#bringShared().catch(() => undefined);
    void this.send();
    return true;
  }

  /** Forgets the key and everything that it opened. What was typed is on its way to the disk already. */
  async lock(): Promise<void> {
    await this.#saving.catch(() => undefined);
    this.#key = null;
    const { room, clockAhead } = this.#state;
    this.#set({ ...atStart, phase: "locked", room, clockAhead });
  }

  async forget(): Promise<void> {
    await forgetRecords();
    this.#key = null;
    this.#set({ ...atStart, phase: "setup" });
  }

  open(id: string | null): void {
    this.#set({ current: id });
  }

  begin(lang: string): void {
    const note = newNote(lang);
    this.#set({ notes: [note, ...this.#state.notes], current: note.id });
    this.#save(note.id);
  }

  change(id: string, act: (note: Note) => Note): void {
    const notes = this.#state.notes.map((note) =>
      note.id === id ? { ...act(note), edited: true, changedAt: new Date().toISOString() } : note,
    );
    this.#set({ notes, kept: false });
    this.#save(id);
  }

  /** Once more after the device was full. */
  saveAgain(): void {
    for (const note of this.#state.notes) this.#save(note.id);
  }

  /** One after the other; each writes what stands when its turn comes, so that the last word is the newest. */
  #save(id: string): void {
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        const note = this.#state.notes.find((one) => one.id === id);
        if (note === undefined || this.#key === null) return;
        await putItem(this.#key, id, note);
        const now = this.#state.notes.find((one) => one.id === id);
        if (now === note) this.#set({ kept: true, full: false });
      })
      .catch((error: unknown) => {
        this.#set({ kept: false, full: error instanceof NoRoom });
      });
  }

  async addFile(id: string, file: File): Promise<void> {
    const kept = await keepFile(file);
    const added = { attachmentId: crypto.randomUUID(), file: kept, parcelId: null };
    this.change(id, (note) => ({ ...note, files: [...note.files, added] }));
  }

  async removeFile(id: string, fileId: string): Promise<void> {
    this.change(id, (note) => ({ ...note, files: note.files.filter((one) => one.file.fileId !== fileId) }));
    await this.#saving;
    await dropFile(fileId);
  }

  /** Whether an earlier sending has no last word yet, so that nobody knows what the next would be based on. */
  isWaiting(note: Note): boolean {
    const parcel = note.parcelId === null ? undefined : this.#state.parcels.get(note.parcelId);
    return parcel !== undefined && whereaboutsOf(parcel) === "here";
  }

  /** Seals the interview and its new files for the server. Nothing is asked of the network here. */
  async finish(id: string): Promise<void> {
    await this.#saving.catch(() => undefined);
    const found = this.#state.notes.find((one) => one.id === id);
    if (found === undefined || this.#key === null || this.isWaiting(found)) return;
    const endedAt = found.interview.endedAt ?? new Date().toISOString();
    const note = { ...found, interview: { ...found.interview, endedAt } };
    const parcelId = crypto.randomUUID();
    const files = note.files.map((one) => ({
      ...one,
      fresh: one.parcelId === null,
      parcelId: one.parcelId ?? crypto.randomUUID(),
    }));
    const sent: Note = {
      ...note,
      revision: note.revision + 1,
      edited: false,
      parcelId,
      files: files.map(({ fresh: _, ...one }) => one),
    };
    const wanted = [
      { parcelId, content: screeningOf(note, this.#state.instruments), after: null },
      ...files
        .filter(({ fresh }) => fresh)
        .map((one) => ({ parcelId: one.parcelId, content: fileOf(note, one), after: parcelId })),
    ];
    try {
      await putOut(wanted, await sealItem(this.#key, id, sent));
    } catch (error) {
      this.#set({ full: error instanceof NoRoom });
      if (!(error instanceof NoRoom)) throw error;
      return;
    }
    // Files that wait for an earlier parcel, which was refused, wait for this one now.
    if (note.parcelId !== null) {
      await database.parcel.filter((one) => one.after === note.parcelId).modify({ after: parcelId });
      await dropParcels([note.parcelId]);
    }
    // What was typed while it was being sealed stays, and is one more change.
    const { revision, files: sentFiles } = sent;
    const notes = this.#state.notes.map((one) => {
      if (one === found) return sent;
      if (one.id !== id) return one;
      const added = one.files.filter(
        ({ attachmentId }) => !sentFiles.some((each) => each.attachmentId === attachmentId),
      );
      return { ...one, revision, parcelId, files: [...sentFiles, ...added], edited: true };
    });
    this.#set({ notes, full: false });
    if (notes.find((one) => one.id === id) !== sent) this.#save(id);
    await this.refresh();
    void this.send();
  }

  /** Takes a record off the device; only what the server has, or what was never worth sending. */
  async remove(id: string): Promise<void> {
    const note = this.#state.notes.find((one) => one.id === id);
    if (note === undefined) return;
    await this.#saving.catch(() => undefined);
    await database.transaction("rw", database.item, database.parcel, database.piece, async () => {
      await database.item.delete(id);
      const parcels = [note.parcelId, ...note.files.map((one) => one.parcelId)].filter((one) => one !== null);
      await database.parcel.bulkDelete(parcels);
      for (const { file } of note.files) await database.piece.where("fileId").equals(file.fileId).delete();
    });
    this.#set({ notes: this.#state.notes.filter((one) => one.id !== id), current: null });
  }

  /** Two versions became one by hand: it is based on the server's, and sent as the next after both. */
  async settle(id: string, { interview, version, revision }: Settled): Promise<void> {
    this.change(id, (note) => ({
      ...note,
      interview,
      basedOn: version,
      revision: Math.max(note.revision, revision),
    }));
    await this.finish(id);
  }

  /** Takes over what the server has said meanwhile. */
  async refresh(): Promise<void> {
    const rows = await database.parcel.toArray();
    const parcels = new Map(rows.map((row) => [row.parcelId, row]));
    this.#set({ parcels });
    for (const note of this.#state.notes) {
      const version = note.parcelId === null ? null : parcels.get(note.parcelId)?.receipt?.version;
      if (typeof version !== "number" || version <= note.basedOn) continue;
      const notes = this.#state.notes.map((one) => (one.id === note.id ? { ...one, basedOn: version } : one));
      this.#set({ notes });
      this.#save(note.id);
    }
  }

  async send(now = false): Promise<void> {
    if (this.#state.sending) {
      // What was finished meanwhile goes with the next run, not with the next look in half a minute.
      this.#sendAgain = true;
      return;
    }
    this.#sendAgain = false;
    this.#set({ sending: true });
    try {
      if (now) await hurry();
      const lastRun = await sendWaiting();
      if (lastRun.state === "lost") {
        this.#key = null;
        window.location.replace("/blank.html");
        return;
      }
      const clock = await readNamed("clock");
      this.#set({ lastRun, clockAhead: clock?.ahead ?? 0 });
      if (this.#key !== null) await this.refresh();
    } catch {
      // The store may be gone meanwhile; the next run says so.
    } finally {
      this.#set({ sending: false, room: await roomHere() });
      if (this.#sendAgain) void this.send();
    }
  }

  /** Questions are the same for everybody and lie open, so that they are there before any passphrase. */
  async #bringShared(): Promise<void> {
    const { items } = await call<typeof listInstruments>("screening.list-instruments", {});
    await database.named.put({ name: "shared", value: items });
    if (this.#key !== null) this.#set({ instruments: items });
  }
}

export const notes = new NotesStore();

export function useNotes(): NotesState {
  return useSyncExternalStore(notes.subscribe, notes.read);
}
