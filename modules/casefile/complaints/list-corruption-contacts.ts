import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Contact } from "./complaint.ts";

export const listCorruptionContacts = question({
  name: "casefile.list-corruption-contacts",
  about: "Colleagues of all agencies who hear complaints of corruption, so that one chooses whom to tell.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ items: z.array(Contact) }),
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<{ account_id: string; name: string; agency: Record<string, string> }>`
    select * from casefile.complaint_contacts()`.execute(tx);
  return {
    items: rows
      .filter((row) => row.account_id !== actor.accountId)
      .map(({ account_id: accountId, ...one }) => ({ accountId, ...one })),
  };
});
