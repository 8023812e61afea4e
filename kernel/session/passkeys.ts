import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askWord } from "../access/answers.ts";

/** What one calls a passkey or a device in one's own list. */
export const OwnName = z.string().trim().min(1).max(80);

type Row = {
  passkey_id: string;
  name: string;
  backed_up: boolean;
  made_at: Date;
  used_at: Date | null;
};

export const listPasskeys = question({
  name: "session.list-passkeys",
  about: "The reader's own passkeys.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        passkeyId: z.uuid(),
        name: z.string(),
        copied: z.boolean().describe("kept by a provider on several devices, not on this one alone"),
        madeAt: z.string(),
        usedAt: z.string().nullable(),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`select * from access.own_passkeys()`.execute(tx);
  return {
    items: rows.map((row) => ({
      passkeyId: row.passkey_id,
      name: row.name,
      copied: row.backed_up,
      madeAt: row.made_at.toISOString(),
      usedAt: row.used_at?.toISOString() ?? null,
    })),
  };
});

export const renamePasskey = action({
  name: "session.rename-passkey",
  about: "Gives one's own passkey another name.",
  needs: "signed-in",
  input: z.object({ passkeyId: z.uuid(), name: OwnName }),
  output: z.object({ passkeyId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.rename_passkey(${input.passkeyId}, ${input.name})`);
  if (word !== "done") throw new NotFound();
  return { passkeyId: input.passkeyId };
});

export const removePasskey = action({
  name: "session.remove-passkey",
  about: "Takes away one's own passkey; it signs in no more.",
  needs: "signed-in",
  input: z.object({ passkeyId: z.uuid() }),
  output: z.object({ passkeyId: z.uuid() }),
  refusals: ["sign-in-again", "last-way"],
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.remove_passkey(${input.passkeyId})`);
  if (word === "sign-in-again" || word === "last-way") return refuse(word);
  if (word !== "done") throw new NotFound();
  return input;
});
