import { sql } from "kysely";
import { z } from "zod";
import { action, question } from "#kernel/action";

/** Switching off and on that one is told by mail; `sends`: this Palermo has a mail server. */
export function wantedParts(sends: boolean) {
  const getWanted = question({
    name: "mail.get-wanted",
    about: "Whether one is told by mail that something waits, and whether this Palermo sends mail at all.",
    needs: "signed-in",
    input: z.object({}),
    output: z.object({ wanted: z.boolean(), sends: z.boolean() }),
  }).run(async ({ tx }) => {
    const { rows } = await sql<{ wanted: boolean }>`select wanted from mail.preference`.execute(tx);
    return { wanted: rows[0]?.wanted ?? true, sends };
  });

  const setWanted = action({
    name: "mail.set-wanted",
    about: "Switches off or on that one is told by mail that something waits.",
    needs: "signed-in",
    input: z.object({ wanted: z.boolean() }),
    output: z.object({ wanted: z.boolean() }),
  }).run(async ({ input: { wanted }, tx, now }) => {
    await sql`insert into mail.preference (wanted, changed_at) values (${wanted}, ${now})
      on conflict (account_id) do update set wanted = excluded.wanted, changed_at = excluded.changed_at`.execute(
      tx,
    );
    return { wanted };
  });
  return { actions: [setWanted], questions: [getWanted] };
}
export type GetWanted = ReturnType<typeof wantedParts>["questions"][number];
export type SetWanted = ReturnType<typeof wantedParts>["actions"][number];
