import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { newResetCode, resetCodeHash } from "../session/reset-code.ts";
import { askWord } from "./answers.ts";

/**
 * A new password for somebody who forgot theirs, by two people: the first gets a link, the second a code, and the holder
 * needs both. The holder is told at each step and can stop it.
 */

export const startReset = action({
  name: "account.start-reset",
  about: "Asks for a new password for somebody; it waits for a second person. The link is shown once.",
  needs: "account.manage",
  input: z.object({
    accountId: z.uuid(),
    dropsCode: z.boolean().default(false).describe("the authenticator app is lost too; passkeys stay"),
  }),
  output: z.object({ resetId: z.uuid(), link: z.string() }),
  refusals: ["not-by-oneself", "waits-already"],
}).run(async ({ input, tx }) => {
  const resetId = randomUUID();
  const link = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(link).digest();
  const word = await askWord(
    tx,
    sql`access.start_reset(${resetId}, ${input.accountId}, ${hash}, ${input.dropsCode})`,
  );
  if (word === "not-by-oneself" || word === "waits-already") return refuse(word);
  if (word !== "done") throw new NotFound();
  return { resetId, link };
});

export const confirmReset = action({
  name: "account.confirm-reset",
  about:
    "The second person's consent to a new password, which ends all sessions of the account. The code is shown once.",
  needs: "signed-in",
  input: z.object({ resetId: z.uuid() }),
  output: z.object({ code: z.string() }),
  refusals: ["not-by-oneself"],
}).run(async ({ input, tx }) => {
  const code = newResetCode();
  const word = await askWord(tx, sql`access.confirm_reset(${input.resetId}, ${resetCodeHash(code)})`);
  if (word === "not-by-oneself") return refuse(word);
  if (word !== "done") throw new NotFound();
  return { code };
});

export const stopReset = action({
  name: "account.stop-reset",
  about: "Stops a new password that is not set yet: by its holder, or by whoever may ask for one.",
  needs: "signed-in",
  input: z.object({ resetId: z.uuid() }),
  output: z.object({ resetId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const word = await askWord(tx, sql`access.stop_reset(${input.resetId})`);
  if (word !== "done") throw new NotFound();
  return input;
});

type Row = {
  reset_id: string;
  name: string;
  agency: Record<string, string>;
  drops_code: boolean;
  starter: string;
  started_at: Date;
  confirmer: string | null;
  confirmed_at: Date | null;
  expires_at: Date;
  own: boolean;
  may_confirm: boolean;
};

export const listResets = question({
  name: "account.list-resets",
  about: "New passwords on their way: one's own, and those that one may confirm.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        resetId: z.uuid(),
        name: z.string(),
        agency: z.record(z.string(), z.string()),
        dropsCode: z.boolean(),
        starter: z.string(),
        startedAt: z.string(),
        confirmer: z.string().nullable(),
        confirmedAt: z.string().nullable(),
        until: z.string(),
        own: z.boolean(),
        may: z.array(z.enum(["confirm-reset", "stop-reset"])),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`select * from access.list_resets()`.execute(tx);
  return {
    items: rows.map((row) => ({
      resetId: row.reset_id,
      name: row.name,
      agency: row.agency,
      dropsCode: row.drops_code,
      starter: row.starter,
      startedAt: row.started_at.toISOString(),
      confirmer: row.confirmer,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      until: row.expires_at.toISOString(),
      own: row.own,
      may: [...(row.may_confirm ? (["confirm-reset"] as const) : []), "stop-reset" as const],
    })),
  };
});
