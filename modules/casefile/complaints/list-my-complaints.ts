import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Receipt } from "./complaint.ts";

type Row = { code: string; lodged_at: Date; state: Receipt["state"]; changed_at: Date };

export const listMyComplaints = question({
  name: "casefile.list-my-complaints",
  about: "What became of the complaints that one lodged oneself: received, looked into or closed, no more.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ items: z.array(Receipt) }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`
    select code, lodged_at, state, changed_at from casefile.complaint_receipt order by lodged_at desc limit 200`.execute(
    tx,
  );
  return {
    items: rows.map((row) => ({
      code: row.code,
      lodgedAt: row.lodged_at.toISOString(),
      state: row.state,
      changedAt: row.changed_at.toISOString(),
    })),
  };
});
