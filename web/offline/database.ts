import { Dexie, type Table } from "dexie";
import type { ParcelKey, Receipt } from "#kernel/words";
import type { Bytes } from "./bytes.ts";
import type { LockRow } from "./lock.ts";

/** A record as it lies here: an opaque number, and text that opens with the passphrase's key only. */
export type ItemRow = { readonly id: string; readonly iv: Bytes; readonly text: Bytes };

/** A sealed piece of a file; its key lies in the record's text. */
export type PieceRow = { readonly fileId: string; readonly number: number; readonly bytes: Bytes };

/** What waits for the server, sealed for it alone. `after` names the parcel that has to be kept before. */
export type ParcelRow = {
  readonly parcelId: string;
  readonly order: number;
  readonly after: string | null;
  readonly fileId: string | null;
  /** Null once the server's receipt says that it is kept. */
  readonly sealed: string | null;
  readonly tries: number;
  /** Not sent before this moment of the device's clock, in ms. */
  readonly next: number;
  readonly receipt: Receipt | null;
};

export type DeviceRow = {
  readonly name: "device";
  readonly deviceId: string;
  readonly accountId: string;
  readonly key: ParcelKey;
};
/** How far this device's clock is from the server's, in ms, when it last heard. */
export type ClockRow = { readonly name: "clock"; readonly ahead: number };
/** What every device of the module has; nothing of any person. */
export type SharedRow = { readonly name: "shared"; readonly value: unknown };
/** What every device of the module has too, but sealed under the passphrase: where help is found. */
export type DirectoryRow = { readonly name: "directory"; readonly sealed: ItemRow };
type NamedRow = LockRow | DeviceRow | ClockRow | SharedRow | DirectoryRow;

class NotesDatabase extends Dexie {
  readonly named!: Table<NamedRow, string>;
  readonly item!: Table<ItemRow, string>;
  readonly piece!: Table<PieceRow, [string, number]>;
  readonly parcel!: Table<ParcelRow, string>;

  constructor() {
    // A write is told as done only once it lies on the disk: a killed browser or phone loses nothing that was said to be kept.
    super("palermo-notes", { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      named: "name",
      item: "id",
      piece: "[fileId+number], fileId",
      parcel: "parcelId, order",
    });
  }
}

/** The store of this device. Only opaque numbers are indexed; whatever names or tells is sealed. */
export const database = new NotesDatabase();

export async function readNamed<N extends NamedRow["name"]>(
  name: N,
): Promise<Extract<NamedRow, { name: N }> | undefined> {
  const row = await database.named.get(name);
  return row as Extract<NamedRow, { name: N }> | undefined;
}
