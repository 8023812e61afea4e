import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";
import { askWord } from "../access/answers.ts";
import { OwnName } from "./passkeys.ts";

type Row = {
  device_id: string;
  name: string;
  made_at: Date;
  seen_at: Date;
  sessions: string;
  is_this: boolean;
};

export const listDevices = question({
  name: "session.list-devices",
  about: "The devices that hold a key of the reader's sessions.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        deviceId: z.uuid(),
        name: z.string(),
        madeAt: z.string(),
        seenAt: z.string(),
        sessions: z.int(),
        isThis: z.boolean(),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`select * from access.own_devices()`.execute(tx);
  return {
    items: rows.map((row) => ({
      deviceId: row.device_id,
      name: row.name,
      madeAt: row.made_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      sessions: Number(row.sessions),
      isThis: row.is_this,
    })),
  };
});

export const renameDevice = action({
  name: "session.rename-device",
  about: "Gives one's own device another name.",
  needs: "signed-in",
  input: z.object({ deviceId: z.uuid(), name: OwnName }),
  output: z.object({ deviceId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.rename_device(${input.deviceId}, ${input.name})`);
  if (word !== "done") throw new NotFound();
  return { deviceId: input.deviceId };
});

export const revokeDevice = action({
  name: "session.revoke-device",
  about: "Ends every session of a device at once; its key counts no more.",
  needs: "signed-in",
  input: z.object({ deviceId: z.uuid() }),
  output: z.object({ deviceId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.revoke_device(${input.deviceId})`);
  if (word !== "done") throw new NotFound();
  return input;
});
