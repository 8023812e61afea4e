import { sql } from "kysely";
import { onEvent } from "#kernel/event";

export const passDay = onEvent({
  about: "Tells editors of requests for correction that are due within five days, or late.",
  needs: "caselaw.follow",
}).run(async ({ tx }) => {
  await sql`select caselaw.pass_day()`.execute(tx);
});
