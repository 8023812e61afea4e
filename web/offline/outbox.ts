import type { ParcelContent, Receipt } from "#kernel/words";
import { database, type ItemRow, type ParcelRow, readNamed } from "./database.ts";
import { withRoom } from "./items.ts";
import { sealParcel } from "./seal-parcel.ts";

export type Wanted = {
  readonly parcelId: string;
  readonly content: ParcelContent;
  readonly after: string | null;
};

/**
 * Seals parcels for the server and puts them into the outbox together with the record that knows their numbers: both
 * stand or neither does. Afterwards they are sent without the passphrase.
 */
export async function putOut(wanted: readonly Wanted[], item: ItemRow): Promise<void> {
  const device = await readNamed("device");
  if (device === undefined) throw new Error("this device is not registered");
  const sealed = await Promise.all(
    wanted.map(({ parcelId, content }) =>
      sealParcel(device.key, { deviceId: device.deviceId, parcelId }, content),
    ),
  );
  await withRoom(() =>
    database.transaction("rw", database.item, database.parcel, async () => {
      const last = await database.parcel.orderBy("order").last();
      const first = (last?.order ?? 0) + 1;
      await database.parcel.bulkAdd(
        wanted.map(({ parcelId, content, after }, at) => ({
          parcelId,
          order: first + at,
          after,
          fileId: content.file?.fileId ?? null,
          sealed: sealed[at] ?? null,
          tries: 0,
          next: 0,
          receipt: null,
        })),
      );
      await database.item.put(item);
    }),
  );
}

/** Writes down what the server said, in one step with letting go of what it has now. */
export async function noteReceipt(parcel: ParcelRow, receipt: Receipt): Promise<void> {
  await database.transaction("rw", database.parcel, database.piece, async () => {
    const kept = receipt.state === "kept";
    await database.parcel.update(parcel.parcelId, {
      receipt,
      tries: 0,
      ...(kept ? { sealed: null } : {}),
    });
    if (kept && parcel.fileId !== null) await database.piece.where("fileId").equals(parcel.fileId).delete();
  });
}

/** Where a record's parcel is: only here, with the server, or refused by it. */
export type Whereabouts = "here" | "kept" | "stale" | "refused";

export function whereaboutsOf(parcel: ParcelRow | undefined): Whereabouts {
  const state = parcel?.receipt?.state;
  return state === undefined || state === "waiting" ? "here" : state;
}

/** Forgets parcels that are settled, or were given up by their holder. */
export async function dropParcels(parcelIds: readonly string[]): Promise<void> {
  await database.parcel.bulkDelete([...parcelIds]);
}
