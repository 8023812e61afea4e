import { sendProven } from "../api/call.ts";
import { database } from "./database.ts";

/**
 * Destroys everything that this device carries, tells the server so with the key that it still has, and then destroys
 * that too. What a thief copied before, or a device that never comes back, is out of reach: the manual says so.
 */
export async function wipe(deviceId: string | null): Promise<void> {
  await database.delete();
  for (const name of await caches.keys().catch(() => [])) await caches.delete(name);
  if (deviceId !== null) {
    const body = JSON.stringify({ deviceId, wiped: true });
    await sendProven("/api/parcel/contact", (proof) =>
      fetch("/api/parcel/contact", {
        method: "POST",
        credentials: "omit",
        headers: { "content-type": "application/json", ...proof },
        body,
        signal: AbortSignal.timeout(10_000),
      }),
    ).catch(() => undefined);
  }
  indexedDB.deleteDatabase("palermo-device");
  localStorage.clear();
  sessionStorage.clear();
  const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  for (const worker of workers ?? []) await worker.unregister();
}

/** For a passphrase that was forgotten: records that only it opens go; what was sealed for the server is still sent. */
export async function forgetRecords(): Promise<void> {
  await database.transaction(
    "rw",
    database.named,
    database.item,
    database.parcel,
    database.piece,
    async () => {
      const parcels = await database.parcel.toArray();
      const waiting = new Set(parcels.flatMap(({ sealed, fileId }) => (sealed && fileId ? [fileId] : [])));
      await database.item.clear();
      await database.named.bulkDelete(["lock", "directory"]);
      await database.piece.filter((piece) => !waiting.has(piece.fileId)).delete();
    },
  );
}
