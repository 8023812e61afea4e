import type { Wanted } from "../../../../web/offline/outbox.ts";
import type { Instrument } from "../../screening.ts";
import { eventOf, isGroup, type Kept } from "./group.ts";
import { fileOf, isHeldSound, type NoteFile, screeningOf } from "./note.ts";

export type Sealing<K extends Kept> = { readonly sent: K; readonly wanted: readonly Wanted[] };

/** A record as it stands once it is in the outbox, and the parcels that go: itself, then files that never went. */
export function sealingOf<K extends Kept>(kept: K, instruments: readonly Instrument[]): Sealing<K> {
  const parcelId = crypto.randomUUID();
  const stays = (one: NoteFile) => !isGroup(kept) && isHeldSound(kept, one);
  const files = kept.files.map((one) =>
    one.parcelId === null && !stays(one) ? { ...one, parcelId: crypto.randomUUID() } : one,
  );
  const sent = { ...kept, revision: kept.revision + 1, edited: false, parcelId, files };
  const content = isGroup(kept) ? eventOf(kept) : screeningOf(kept, instruments);
  const fresh = files.flatMap((one, at) =>
    one.parcelId === null || kept.files[at]?.parcelId !== null ? [] : [{ ...one, parcelId: one.parcelId }],
  );
  return {
    sent,
    wanted: [
      { parcelId, content, after: null },
      ...fresh.map((one) => ({ parcelId: one.parcelId, content: fileOf(kept, one), after: parcelId })),
    ],
  };
}
