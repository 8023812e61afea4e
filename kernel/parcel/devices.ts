import { sql } from "kysely";
import type pg from "pg";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askWord } from "../access/answers.ts";
import type { DeviceState } from "../words/parcel.ts";

export type CarryingDevice = {
  readonly accountId: string;
  readonly publicKey: Buffer;
  readonly state: DeviceState;
};

/** A device as the server knows it, before it has shown its key; null for one that never was. */
export async function findDevice(
  app: Pick<pg.Pool, "query">,
  deviceId: string,
): Promise<CarryingDevice | null> {
  type Row = { account_id: string; public_key: Buffer; state: DeviceState };
  const { rows } = await app.query<Row>("select * from parcel.find_device($1)", [deviceId]);
  const [row] = rows;
  return row ? { accountId: row.account_id, publicKey: row.public_key, state: row.state } : null;
}

export async function noteContact(app: Pick<pg.Pool, "query">, deviceId: string, wiped: boolean) {
  await app.query("select parcel.note_contact($1, $2)", [deviceId, wiped]);
}

/** Performed by the address `register`, which has seen the proof of the key. */
export const registerDevice = action({
  name: "parcel.register-device",
  about: "Lets a device carry its holder's records for days without network.",
  needs: "parcel.carry",
  input: z.object({ publicKey: z.base64url(), name: z.string().max(200) }),
  output: z.object({ deviceId: z.uuid(), accountId: z.uuid() }),
  refusals: ["device-lost"],
}).run(async ({ input, tx, actor }) => {
  const key = Buffer.from(input.publicKey, "base64url");
  const { rows } = await sql<{ device: string | null }>`
    select parcel.carry_device(${key}, ${input.name}) as device`.execute(tx);
  const deviceId = rows[0]?.device;
  return deviceId ? { deviceId, accountId: actor.accountId } : refuse("device-lost");
});

const Carrying = z.object({
  deviceId: z.uuid(),
  name: z.string(),
  holder: z.string(),
  isOwn: z.boolean(),
  carriesSince: z.string(),
  contactAt: z.string().nullable(),
  lostAt: z.string().nullable(),
  wipedAt: z.string().nullable(),
});

type Row = {
  device_id: string;
  account_id: string;
  name: string;
  holder: string;
  carries_since: Date;
  contact_at: Date | null;
  lost_at: Date | null;
  wiped_at: Date | null;
};

export const listCarryingDevices = question({
  name: "parcel.list-devices",
  about: "Devices that carry records: one's own, and everybody's for whoever manages accounts.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ items: z.array(Carrying), next: z.null() }),
}).run(async ({ tx, actor }) => {
  const all = actor.rights.has("account.manage");
  const { rows } = await sql<Row>`select * from parcel.list_devices(${all})`.execute(tx);
  return {
    next: null,
    items: rows.map((row) => ({
      deviceId: row.device_id,
      name: row.name,
      holder: row.holder,
      isOwn: row.account_id === actor.accountId,
      carriesSince: row.carries_since.toISOString(),
      contactAt: row.contact_at?.toISOString() ?? null,
      lostAt: row.lost_at?.toISOString() ?? null,
      wipedAt: row.wiped_at?.toISOString() ?? null,
    })),
  };
});

export const reportLostDevice = action({
  name: "parcel.report-lost-device",
  about:
    "Reports a device lost or taken: it is refused at once, and wipes what it carries at its next contact.",
  needs: "signed-in",
  input: z.object({ deviceId: z.uuid() }),
  output: z.object({ deviceId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`parcel.report_lost(${input.deviceId}::uuid)`);
  if (word !== "done") throw new NotFound();
  return input;
});
