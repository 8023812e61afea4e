import { sql } from "kysely";
import { onEvent } from "#kernel/event";

export const passDay = onEvent({
  about:
    "Announces stories whose consent or childhood ends, takes those off that were not agreed to anew, and destroys what rested for ninety days.",
  needs: "library.follow",
}).run(async ({ tx }) => {
  await sql`select from library.pass_day()`.execute(tx);
});
