import { Registered } from "#kernel/words";
import { sendProven } from "../api/call.ts";
import { ownDeviceKey } from "../api/device-key.ts";
import { Problem, problemFrom } from "../api/problem.ts";
import { database } from "./database.ts";

/** Lets the server know this device, signed in and with network; once. Throws `Problem`. */
export async function registerHere(): Promise<void> {
  const device = await ownDeviceKey();
  if (device === null) throw new Problem({ code: "failed", status: 0 }, "parcel.register");
  const path = "/api/parcel/register";
  const send = () =>
    sendProven(path, (proof) =>
      fetch(path, {
        method: "POST",
        credentials: "same-origin",
        headers: {
          accept: "application/json, application/problem+json",
          "accept-language": document.documentElement.lang,
          "content-type": "application/json",
          ...proof,
        },
        body: JSON.stringify({ deviceKey: device.publicKey }),
      }),
    );
  const response = await send();
  if (!response.ok) throw await problemFrom(response, "parcel.register");
  const { deviceId, accountId, key, serverTime } = Registered.parse(await response.json());
  await database.named.bulkPut([
    { name: "device", deviceId, accountId, key },
    { name: "clock", ahead: Date.now() - Date.parse(serverTime) },
  ]);
}
