import { deliver, type Post } from "./deliver.ts";

type Row = { device_id: string; parcel_id: string; sealed: string };

/**
 * Tries again what a server that died has left: the device may be out of reach for days, or lost. Parcels that fail once
 * more stay where they are. Gives how many were tried.
 */
export async function deliverLeft(post: Post, longerThan = "2 minutes"): Promise<number> {
  const { rows } = await post.engine.app.query<Row>("select * from parcel.left_waiting($1::interval)", [
    longerThan,
  ]);
  for (const row of rows) {
    await deliver(post, { deviceId: row.device_id, parcelId: row.parcel_id, sealed: row.sealed }).catch(
      () => {},
    );
  }
  return rows.length;
}
