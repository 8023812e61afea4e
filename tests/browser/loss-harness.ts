// Bundled by loss.test.ts and run in a page of the app's own address: the store, the outbox and the sender as they are in
// the app, driven without its screens.

import { heldBack, type Note, newNote, screeningOf } from "../../modules/screening/pages/interview/note.ts";
import { notes } from "../../modules/screening/pages/interview/notes-store.ts";
import { placeOf } from "../../modules/screening/pages/interview/whereabouts.ts";
import { toldFirst } from "../../modules/screening/screening.ts";

export type Made = { readonly id: string; readonly bytes: number };
export type Standing = {
  /** What the device says that the server has. */
  readonly kept: readonly string[];
  readonly left: number;
  readonly wrong: readonly string[];
};

const harness = {
  async setUp(own: string): Promise<void> {
    await notes.start();
    if (notes.read().phase === "setup") await notes.setUp({ own, duress: null });
  },
  async open(own: string): Promise<void> {
    await notes.start();
    if (!(await notes.unlock(own))) throw new Error(`the store did not open: ${notes.read().phase}`);
  },
  /** Makes one interview with a file and finishes it; what it gives is promised to be on the disk. */
  async make(number: number, bytes: number): Promise<Made> {
    notes.begin(newNote("en"));
    const id = notes.read().current;
    if (id === null) throw new Error("nothing was begun");
    const at = new Date().toISOString();
    notes.change(id, (note) => ({
      ...note,
      interview: {
        ...note.interview,
        note: `interview ${number}`,
        rights: { told: [...toldFirst], lang: "en", how: "spoken", understood: "said-yes", by: "12", at },
      },
    }));
    if (bytes > 0) {
      const plain = new Uint8Array(bytes).map((_, place) => (place * 31 + number) % 251);
      await notes.addFile(id, new File([plain], "1.txt", { type: "text/plain" }));
    }
    await notes.finish(id);
    const made = notes.read().notes.find((note) => note.id === id);
    if (!made?.parcelId) throw new Error("it was not put into the outbox");
    notes.open(null);
    return { id, bytes };
  },
  /** What a killed browser left unfinished is there as a draft, and is finished now. */
  async finishDrafts(): Promise<Made[]> {
    const drafts = notes.read().notes.filter((note) => note.parcelId === null);
    for (const { id } of drafts) await notes.finish(id);
    return drafts.map(({ id, files }) => ({ id, bytes: files[0]?.file.bytes ?? 0 }));
  },
  send: () => notes.send(true),
  standing(): Standing {
    const { notes: all, parcels } = notes.read();
    const places = all.map((note) => ({ id: note.id, place: placeOf(note, parcels) }));
    return {
      kept: places.filter(({ place }) => place.state === "kept" && place.files === 0).map(({ id }) => id),
      left: places.filter(({ place }) => place.state !== "kept" || place.files > 0).length,
      wrong: places
        .filter(({ place }) => place.state === "stale" || place.state === "refused")
        .map(({ id, place }) => `${id} ${place.state} ${place.why}`),
    };
  },
  /** Exactly what was sent last of each, for asking the server whether it holds the same. */
  sent: (): unknown[] =>
    notes
      .read()
      .notes.filter((note: Note) => note.parcelId !== null && heldBack(note, []).length === 0)
      .map((note) => screeningOf({ ...note, revision: note.revision - 1, basedOn: 0 }, []).input),
};
export type Harness = typeof harness;
Object.assign(globalThis, { harness });
