import { sql } from "kysely";
import { onEvent } from "#kernel/event";

export const askAgain = onEvent({
  about: "Tells those who keep services that some were not looked over within the days that they ask for.",
  needs: "referral.follow",
}).run(async ({ tx }) => {
  await sql`select referral.ask_again()`.execute(tx);
});
