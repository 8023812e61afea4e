import { sql } from "kysely";
import { onEvent } from "#kernel/event";
import { leaveSearch } from "./leave-search.ts";

export const passDay = onEvent({
  about:
    "Announces stories whose consent or childhood ends, takes those off that were not agreed to anew, and destroys what rested for ninety days.",
  needs: "library.follow",
}).run(async ({ tx }) => {
  const { rows } = await sql<{ story_id: string }>`select story_id from library.pass_day()`.execute(tx);
  for (const { story_id } of rows) await leaveSearch(tx, story_id);
});
