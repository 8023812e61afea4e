import { sql } from "kysely";
import { z } from "zod";
import { action, question, refuse } from "#kernel/action";
import { askWord } from "../access/answers.ts";

export const nameResetPerson = action({
  name: "session.name-reset-person",
  about: "Names a colleague who may confirm a new password for oneself, as the second of two people.",
  needs: "signed-in",
  input: z.object({ accountId: z.uuid().nullable() }),
  output: z.object({ accountId: z.uuid().nullable() }),
  refusals: ["sign-in-again", "not-by-oneself", "no-such-colleague"],
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.name_reset_person(${input.accountId})`);
  if (word === "sign-in-again") return refuse(word);
  if (word === "not-by-oneself") return refuse(word, { path: ["accountId"] });
  if (word !== "done") return refuse("no-such-colleague", { path: ["accountId"] });
  return input;
});

export const getResetPerson = question({
  name: "session.get-reset-person",
  about: "The colleague who was named to confirm a new password.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    person: z
      .object({ accountId: z.uuid(), name: z.string(), agency: z.record(z.string(), z.string()) })
      .nullable(),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{ account_id: string; name: string; agency: Record<string, string> }>`
    select * from access.own_reset_person()`.execute(tx);
  const [row] = rows;
  return { person: row ? { accountId: row.account_id, name: row.name, agency: row.agency } : null };
});
