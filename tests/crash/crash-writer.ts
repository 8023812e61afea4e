// Started by kill-during-writes.db.test.ts, to be killed in the middle: opens the database and writes rows as fast as it can,
// telling each number once the database has acknowledged it.
import { writeSync } from "node:fs";
import { readConfig } from "#kernel/config";
import { openDatabase } from "#kernel/database";

const database = await openDatabase(readConfig(process.env));
const owner = await database.owner();
await owner.query("create table if not exists public.acknowledged (n bigint primary key)");
const { rows } = await owner.query<{ last: string }>(
  "select coalesce(max(n), 0) as last from public.acknowledged",
);
let number = Number(rows[0]?.last ?? 0);
await owner.query("grant insert on public.acknowledged to palermo_app");
// A line in one system call: what is read was acknowledged, and killing tears no line.
for (;;) {
  const batch = Array.from({ length: 8 }, () => (number += 1));
  await Promise.all(
    batch.map(async (n) => {
      await database.app.query("insert into public.acknowledged values ($1)", [n]);
      writeSync(1, `${n}\n`);
    }),
  );
}
