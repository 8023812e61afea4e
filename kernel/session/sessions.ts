import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";

type Row = {
  session_id: string;
  device: string;
  kind: string;
  opened_at: Date;
  seen_at: Date;
  expires_at: Date;
  is_this: boolean;
};

export const listSessions = question({
  name: "session.list-sessions",
  about: "Where the reader is signed in.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        sessionId: z.uuid(),
        device: z.string(),
        kind: z.string(),
        openedAt: z.string(),
        seenAt: z.string(),
        until: z.string(),
        isThis: z.boolean(),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`select * from access.own_sessions()`.execute(tx);
  return {
    items: rows.map((row) => ({
      sessionId: row.session_id,
      device: row.device,
      kind: row.kind,
      openedAt: row.opened_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      until: row.expires_at.toISOString(),
      isThis: row.is_this,
    })),
  };
});

export const revokeSession = action({
  name: "session.revoke-session",
  about: "Signs the reader out on one device.",
  needs: "signed-in",
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ sessionId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{ word: string }>`select access.end_session(${input.sessionId}) as word`.execute(
    tx,
  );
  if (rows[0]?.word !== "done") throw new NotFound();
  return input;
});

export const closeSession = action({
  name: "session.close-session",
  about: "Signs the reader out here.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ closed: z.literal(true) }),
}).run(async ({ actor, tx }) => {
  if (actor.sessionId) await sql`select access.end_session(${actor.sessionId})`.execute(tx);
  return { closed: true as const };
});
