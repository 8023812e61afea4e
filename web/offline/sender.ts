import { Contact, Receipt } from "#kernel/words";
import { sendProven } from "../api/call.ts";
import { digestOf, toBase64url } from "./bytes.ts";
import { type DeviceRow, database, type ParcelRow, readNamed } from "./database.ts";
import { noteReceipt } from "./outbox.ts";
import { wipe } from "./wipe.ts";

/** What came of one run: how many parcels the server now has, and whether any is left for another try. */
export type Run = {
  readonly kept: number;
  readonly left: number;
  readonly state: Contact["state"] | "no-contact";
};

const nothing: Run = { kept: 0, left: 0, state: "no-contact" };
const firstPauseMs = 5_000;
const longestPauseMs = 15 * 60_000;

/** Sends what waits, without the passphrase; one page of this device at a time. Never throws for a lack of network. */
export async function sendWaiting(): Promise<Run> {
  const device = await readNamed("device");
  if (device === undefined) return nothing;
  return navigator.locks.request("palermo-notes-send", { ifAvailable: true }, async (held) =>
    held === null ? nothing : run(device),
  );
}

async function run(device: DeviceRow): Promise<Run> {
  const state = await makeContact(device);
  if (state === "lost") {
    await wipe(device.deviceId);
    return { kept: 0, left: 0, state };
  }
  if (state !== "known") return { ...nothing, state, left: (await waiting()).length };
  let kept = 0;
  for (const parcel of await waiting()) {
    if (parcel.next > Date.now() || !(await isFree(parcel))) continue;
    const done = await sendOne(device, parcel);
    if (done === "kept") kept += 1;
    if (done === "no-network") break;
  }
  return { kept, left: (await waiting()).length, state };
}

/** Those without a last word of the server, in the order in which they were made. */
async function waiting(): Promise<ParcelRow[]> {
  const all = await database.parcel.orderBy("order").toArray();
  return all.filter(({ receipt }) => receipt === null || receipt.state === "waiting");
}

async function isFree({ after }: ParcelRow): Promise<boolean> {
  if (after === null) return true;
  const before = await database.parcel.get(after);
  return before?.receipt?.state === "kept";
}

async function makeContact(device: DeviceRow): Promise<Contact["state"] | "no-contact"> {
  const asked = Date.now();
  const answer = await post("/api/parcel/contact", { deviceId: device.deviceId }).catch(() => null);
  const contact = Contact.safeParse(answer?.body);
  if (!contact.success) return "no-contact";
  const { state, key, serverTime } = contact.data;
  await database.named.put({ name: "clock", ahead: asked - Date.parse(serverTime) });
  if (key.id !== device.key.id) await database.named.put({ ...device, key });
  return state;
}

async function sendOne(
  device: DeviceRow,
  parcel: ParcelRow,
): Promise<"kept" | "settled" | "later" | "no-network"> {
  try {
    let receipt = await deliver(device, parcel);
    if (receipt?.state === "waiting" && parcel.fileId !== null) {
      await sendPieces(device, parcel.fileId, receipt.missing);
      receipt = await deliver(device, parcel);
    }
    if (receipt === null) return await putOff(parcel);
    if (receipt.state === "waiting") return await putOff(parcel);
    await noteReceipt(parcel, receipt);
    return receipt.state === "kept" ? "kept" : "settled";
  } catch {
    await putOff(parcel);
    return "no-network";
  }
}

/** The server's receipt, if it speaks of exactly what was sent; null for any other answer. */
async function deliver({ deviceId }: DeviceRow, { parcelId, sealed }: ParcelRow): Promise<Receipt | null> {
  if (sealed === null) return null;
  const { status, body } = await post("/api/parcel/deliver", { deviceId, parcelId, sealed });
  const receipt = Receipt.safeParse(body);
  if (status !== 200 || !receipt.success || receipt.data.parcelId !== parcelId) return null;
  return receipt.data.digest === (await digestOf(sealed)) ? receipt.data : null;
}

async function sendPieces(
  { deviceId }: DeviceRow,
  fileId: string,
  missing: readonly number[],
): Promise<void> {
  for (const number of missing) {
    const piece = await database.piece.get([fileId, number]);
    if (piece === undefined) throw new Error("a piece is gone");
    const { status } = await post("/api/parcel/piece", {
      deviceId,
      fileId,
      number,
      bytes: toBase64url(piece.bytes),
    });
    if (status !== 200) throw new Error("a piece was not taken");
  }
}

/** Twice as long after each try, and never at the same moment as other devices. */
async function putOff({ parcelId, tries }: ParcelRow): Promise<"later"> {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.75 + Math.random() / 2);
  await database.parcel.update(parcelId, { tries: tries + 1, next: Date.now() + pause });
  return "later";
}

/** The network is back, or somebody asks for it: nothing waits for its pause. */
export async function hurry(): Promise<void> {
  await database.parcel.toCollection().modify({ next: 0, tries: 0 });
}

async function post(path: string, input: unknown): Promise<{ status: number; body: unknown }> {
  const response = await sendProven(path, (proof) =>
    fetch(path, {
      method: "POST",
      credentials: "omit",
      headers: {
        accept: "application/json, application/problem+json",
        "content-type": "application/json",
        ...proof,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(60_000),
    }),
  );
  return { status: response.status, body: await response.json().catch(() => null) };
}
