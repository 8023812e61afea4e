import { useSyncExternalStore } from "react";
import { database, readNamed } from "../../../../web/offline/database.ts";
import { registerHere } from "../../../../web/offline/device.ts";
import { dropFile, keepFile } from "../../../../web/offline/files.ts";
import { listItems, NoRoom, putItem, sealItem } from "../../../../web/offline/items.ts";
import { makeLock, openLock, type Passphrases } from "../../../../web/offline/lock.ts";
import { dropParcels, putOut, whereaboutsOf } from "../../../../web/offline/outbox.ts";
import { askToLast, roomHere } from "../../../../web/offline/room.ts";
import { hurry, sendWaiting } from "../../../../web/offline/sender.ts";
import { forgetRecords } from "../../../../web/offline/wipe.ts";
import { type EventContent, type Interview, settingHere } from "../../screening.ts";
import { noteFromServer } from "./from-server.ts";
import { type Group, isGroup, type Kept, newGroup } from "./group.ts";
import { bringDirectory, directoryHere, keepDirectory, recipientsIn } from "./kept-services.ts";
import { type Note, newNote } from "./note.ts";
import { atStart, type NotesState } from "./notes-state.ts";
import { sealingOf } from "./seal-kept.ts";
import { bringShared, sharedIn } from "./shared.ts";
import { takeWish } from "./wish.ts";

/** What was chosen of two versions, and where the server stood. */
type Settled = { readonly interview: Interview; readonly version: number; readonly revision: number };
type SettledGroup = { readonly event: EventContent; readonly version: number; readonly revision: number };

/** A note from before consents were asked for each recipient has none. */
function whole(note: Note): Note {
  return { ...note, interview: { ...note.interview, consents: note.interview.consents ?? [] } };
}

async function parcelsHere(): Promise<NotesState["parcels"]> {
  const rows = await database.parcel.toArray();
  return new Map(rows.map((row) => [row.parcelId, row]));
}

function ended(note: Note): Note {
  const endedAt = note.interview.endedAt ?? new Date().toISOString();
  return { ...note, interview: { ...note.interview, endedAt } };
}

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
    const shared = sharedIn((await readNamed("shared"))?.value);
    const directory = await directoryHere(key);
    const all = (await listItems<Kept>(key)).sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    this.#set({
      phase: "open",
      notes: all.filter((one): one is Note => !isGroup(one)).map(whole),
      groups: all.filter(isGroup),
      parcels: await parcelsHere(),
      ...shared,
      recipients: [...shared.recipients, ...recipientsIn(directory)],
      directory,
      room: await roomHere(),
    });
    await this.refresh();
    await this.#goOn();
    void this.#bringShared().catch(() => undefined);
    void this.send();
    return true;
  }

  /** Opens the interview that was asked for on its page; one that is not on this device is brought from the server. */
  async #goOn(): Promise<void> {
    const wish = takeWish();
    if (wish === null) return;
    if ("fromTip" in wish) return this.#beginFromTip(wish.fromTip);
    const id = wish.goOn;
    if (this.#state.notes.some((one) => one.id === id)) return this.open(id);
    const note = await noteFromServer(id).catch(() => null);
    if (note === null || this.#key === null) return this.#set({ notBrought: true });
    this.#set({ notes: [note, ...this.#state.notes], current: id, notBrought: false });
    this.#save(id);
  }

  /** One interview for one tip: asked for again, the one that is here opens. */
  #beginFromTip(fromTip: string): void {
    const here = this.#state.notes.find((one) => one.fromTip === fromTip);
    if (here === undefined) this.begin(newNote(document.documentElement.lang, { fromTip }));
    else this.open(here.id);
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
    this.#set({ current: id, looksUp: false });
  }

  /** Lays the page of services over what is open, or takes it away again. */
  lookUp(looksUp: boolean): void {
    this.#set({ looksUp });
  }

  #all(): readonly Kept[] {
    return [...this.#state.notes, ...this.#state.groups];
  }

  #find(id: string): Kept | undefined {
    return this.#all().find((one) => one.id === id);
  }

  /** Puts another version of a record into the place of the one that has its number. */
  #put(kept: Kept, more: Partial<NotesState> = {}): void {
    const { notes, groups } = this.#state;
    if (isGroup(kept)) this.#set({ groups: groups.map((one) => (one.id === kept.id ? kept : one)), ...more });
    else this.#set({ notes: notes.map((one) => (one.id === kept.id ? kept : one)), ...more });
  }

  begin(note: Note): void {
    // The law that holds here goes with the interview: its clocks and steps run by it on the server too.
    const country = settingHere(this.#state.settings, note.interview.country)?.country;
    const begun = country === undefined ? note : { ...note, interview: { ...note.interview, country } };
    this.#set({ notes: [begun, ...this.#state.notes], current: note.id });
    this.#save(note.id);
  }

  beginGroup(): void {
    const group = newGroup();
    this.#set({ groups: [group, ...this.#state.groups], current: group.id });
    this.#save(group.id);
  }

  change(id: string, act: (note: Note) => Note): void {
    const note = this.#state.notes.find((one) => one.id === id);
    if (note !== undefined) this.#changed(act(note));
  }

  changeGroup(id: string, act: (group: Group) => Group): void {
    const group = this.#state.groups.find((one) => one.id === id);
    if (group !== undefined) this.#changed(act(group));
  }

  #changed(kept: Kept): void {
    this.#put({ ...kept, edited: true, changedAt: new Date().toISOString() }, { kept: false });
    this.#save(kept.id);
  }

  /** Once more after the device was full. */
  saveAgain(): void {
    for (const { id } of this.#all()) this.#save(id);
  }

  /** One after the other; each writes what stands when its turn comes, so that the last word is the newest. */
  #save(id: string): void {
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        const one = this.#find(id);
        if (one === undefined || this.#key === null) return;
        await putItem(this.#key, id, one);
        if (this.#find(id) === one) this.#set({ kept: true, full: false });
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
    const gone = this.#find(id)?.files.find((one) => one.file.fileId === fileId);
    this.change(id, (note) => ({ ...note, files: note.files.filter((one) => one.file.fileId !== fileId) }));
    await this.#saving;
    await dropFile(fileId);
    if (gone?.parcelId) await dropParcels([gone.parcelId]);
  }

  /** Whether an earlier sending has no last word yet, so that nobody knows what the next would be based on. */
  isWaiting(note: Kept): boolean {
    const parcel = note.parcelId === null ? undefined : this.#state.parcels.get(note.parcelId);
    return parcel !== undefined && whereaboutsOf(parcel) === "here";
  }

  /** Seals a record and its new files for the server. Nothing is asked of the network here. */
  async finish(id: string): Promise<void> {
    await this.#saving.catch(() => undefined);
    const found = this.#find(id);
    if (found === undefined || this.#key === null || this.isWaiting(found)) return;
    const { sent, wanted } = sealingOf(isGroup(found) ? found : ended(found), this.#state.instruments);
    try {
      await putOut(wanted, await sealItem(this.#key, id, sent));
    } catch (error) {
      this.#set({ full: error instanceof NoRoom });
      if (!(error instanceof NoRoom)) throw error;
      return;
    }
    // Files that wait for an earlier parcel, which was refused, wait for this one now.
    if (found.parcelId !== null) {
      await database.parcel.filter((one) => one.after === found.parcelId).modify({ after: sent.parcelId });
      await dropParcels([found.parcelId]);
    }
    // What was typed while it was being sealed stays, and is one more change.
    const now = this.#find(id);
    if (now === found) this.#put(sent, { full: false });
    else if (now !== undefined) {
      const { revision, parcelId, files } = sent;
      const added = now.files.filter(
        ({ attachmentId }) => !files.some((each) => each.attachmentId === attachmentId),
      );
      this.#put({ ...now, revision, parcelId, files: [...files, ...added], edited: true }, { full: false });
      this.#save(id);
    }
    await this.refresh();
    void this.send();
  }

  /** Takes a record off the device; only what the server has, or what was never worth sending. */
  async remove(id: string): Promise<void> {
    const note = this.#find(id);
    if (note === undefined) return;
    await this.#saving.catch(() => undefined);
    await database.transaction("rw", database.item, database.parcel, database.piece, async () => {
      await database.item.delete(id);
      const parcels = [note.parcelId, ...note.files.map((one) => one.parcelId)].filter((one) => one !== null);
      await database.parcel.bulkDelete(parcels);
      for (const { file } of note.files) await database.piece.where("fileId").equals(file.fileId).delete();
    });
    const { notes, groups } = this.#state;
    this.#set({
      notes: notes.filter((one) => one.id !== id),
      groups: groups.filter((one) => one.id !== id),
      current: null,
    });
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

  async settleGroup(id: string, { event, version, revision }: SettledGroup): Promise<void> {
    this.changeGroup(id, (group) => ({
      ...group,
      event,
      basedOn: version,
      revision: Math.max(group.revision, revision),
    }));
    await this.finish(id);
  }

  /** Takes over what the server has said meanwhile. */
  async refresh(): Promise<void> {
    const parcels = await parcelsHere();
    this.#set({ parcels });
    for (const one of this.#all()) {
      const version = one.parcelId === null ? null : parcels.get(one.parcelId)?.receipt?.version;
      if (typeof version !== "number" || version <= one.basedOn) continue;
      this.#put({ ...one, basedOn: version });
      this.#save(one.id);
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

  /** Questions are the same for everybody and lie open, so that they are there before any passphrase; services lie sealed. */
  async #bringShared(): Promise<void> {
    const shared = await bringShared();
    await database.named.put({ name: "shared", value: shared });
    const key = this.#key;
    if (key === null) return;
    // Without the right to search the directory, or with a device that is full, what was there before stays.
    const brought = await bringDirectory(this.#state.clockAhead).catch(() => null);
    if (brought !== null) await keepDirectory(key, brought).catch(() => undefined);
    if (this.#key !== key) return;
    const directory = brought ?? this.#state.directory;
    this.#set({ ...shared, recipients: [...shared.recipients, ...recipientsIn(directory)], directory });
  }
}

export const notes = new NotesStore();

export function useNotes(): NotesState {
  return useSyncExternalStore(notes.subscribe, notes.read);
}
