import type pg from "pg";

/** Writes down that a backup succeeded, so that the guide and the administrator know of it. */
export async function recordBackup(owner: pg.ClientBase, at: Date): Promise<void> {
  await owner.query(
    "insert into guide.step (step, at) values ('backup', $1) on conflict (step) do update set at = excluded.at, account_id = null",
    [at],
  );
}
