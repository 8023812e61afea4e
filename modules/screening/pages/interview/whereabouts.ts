import type { ParcelRow } from "../../../../web/offline/database.ts";
import { whereaboutsOf } from "../../../../web/offline/outbox.ts";
import type { Kept } from "./group.ts";

export type NotePlace = {
  readonly state: "draft" | "here" | "kept" | "edited" | "stale" | "refused";
  /** When the server had it, by the server's clock. */
  readonly at: string | null;
  readonly why: string;
  /** Files that are on this device only. */
  readonly files: number;
};

/** Where an interview is, as the receipts say; never better than what the server has said. */
export function placeOf(note: Kept, parcels: ReadonlyMap<string, ParcelRow>): NotePlace {
  const files = note.files.filter(
    ({ parcelId }) => parcelId === null || whereaboutsOf(parcels.get(parcelId)) !== "kept",
  ).length;
  if (note.parcelId === null) return { state: "draft", at: null, why: "", files };
  const parcel = parcels.get(note.parcelId);
  const where = whereaboutsOf(parcel);
  const receipt = parcel?.receipt ?? null;
  const shared = { at: receipt?.settledAt ?? null, why: receipt?.why ?? "", files };
  if (where === "kept" && note.edited) return { ...shared, state: "edited" };
  return { ...shared, state: where };
}
