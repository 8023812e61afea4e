import { createPrivateKey } from "node:crypto";
import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { openSealed, Sealed } from "#kernel/envelope";
import type { HandOverLine } from "../referrals/words.ts";

type Reading = Pick<QuestionContext<unknown>, "tx" | "vault" | "now">;

type Row = {
  hand_over_id: string;
  made_at: Date;
  expires_at: Date;
  opened_at: Date | null;
  answered_at: Date | null;
  locked_at: Date | null;
  revoked_at: Date | null;
  version: number;
};

/** The links that were made for a referral, the newest first: their state, never their secrets. */
export async function readHandOvers({ tx, now }: Reading, referralId: string): Promise<HandOverLine[]> {
  const { rows } = await sql<Row>`
    select hand_over_id, made_at, expires_at, opened_at, answered_at, locked_at, revoked_at, version from referral.hand_over
    where dossier_id = ${referralId}::uuid order by made_at desc`.execute(tx);
  return rows.map((row) => ({
    handOverId: row.hand_over_id,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    state: stateOf(row, now),
    version: row.version,
  }));
}

function stateOf(row: Row, now: Date): HandOverLine["state"] {
  if (row.answered_at) return "answered";
  if (row.revoked_at) return "shut";
  if (row.locked_at) return "locked";
  if (row.expires_at <= now) return "expired";
  return row.opened_at ? "opened" : "waits";
}

export const replyHead = (handOverId: string): string => `palermo hand-over reply ${handOverId}`;

/** What a service without an account answered: sealed for the dossier alone, opened with the key that lies in it. */
export async function openReply({ tx, vault }: Reading, referralId: string): Promise<unknown> {
  const { rows } = await sql<{ hand_over_id: string; reply: Buffer; reply_private: Buffer }>`
    select hand_over_id, reply, reply_private from referral.hand_over
    where dossier_id = ${referralId}::uuid and reply is not null order by answered_at desc limit 1`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return null;
  const place = { table: "referral.hand_over", column: "reply_private", row: row.hand_over_id };
  const text = await vault.open(referralId, place, row.reply_private);
  if (text === null) return null;
  const key = createPrivateKey({ key: Buffer.from(text, "base64url"), format: "der", type: "pkcs8" });
  const opened = openSealed(
    key,
    replyHead(row.hand_over_id),
    Sealed.parse(JSON.parse(row.reply.toString("utf8"))),
  );
  return opened === null ? null : JSON.parse(opened.toString("utf8"));
}
