import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { ComplaintAsk, ComplaintPage } from "./complaint.ts";
import { type ComplaintRow, lineOfComplaint } from "./complaint-rows.ts";

export const listComplaints = question({
  name: "casefile.list-complaints",
  about: "Complaints of corruption that the reader was chosen to hear, the newest first, without content.",
  needs: "casefile.hear-complaints",
  audited: true,
  input: ComplaintAsk,
  output: ComplaintPage,
}).run(async ({ input, tx, opened }) => {
  const { limit = 50, state } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<ComplaintRow & Placed>`
    select c.*, ${exactly(sql`c.lodged_at`)} as place from casefile.complaint c
    where (${state ?? null}::text is null or c.state = ${state ?? null}::text)
      and (${after?.at ?? null}::timestamptz is null or (c.lodged_at, c.complaint_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.lodged_at desc, c.complaint_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  opened(
    shown.map((row) => row.complaint_id),
    ["state"],
  );
  return {
    items: shown.map(lineOfComplaint),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.complaint_id) : null,
  };
});
