import { sql } from "kysely";
import { z } from "zod";
import { action, question } from "#kernel/action";

/** Switches that readers set for themselves; all are off until they are set. */
export const ChoiceName = z
  .enum(["quick-exit", "tour-seen", "first-steps-left"])
  .describe("quick-exit: Esc twice leaves at once; tour-seen; first-steps-left: the guide is put away");
export type ChoiceName = z.infer<typeof ChoiceName>;

export const listChoices = question({
  name: "guide.list-choices",
  about: "One's own switches of the web app.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ on: z.array(ChoiceName) }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{ name: ChoiceName }>`
    select name from guide.choice where chosen order by name`.execute(tx);
  return { on: rows.map(({ name }) => name) };
});

export const choose = action({
  name: "guide.choose",
  about: "Sets one of one's own switches of the web app.",
  needs: "signed-in",
  input: z.object({ name: ChoiceName, chosen: z.boolean() }),
  output: z.object({ name: ChoiceName, chosen: z.boolean() }),
  undo: "guide.choose",
}).run(async ({ input, tx }) => {
  await sql`insert into guide.choice (name, chosen) values (${input.name}, ${input.chosen})
    on conflict (account_id, name) do update set chosen = excluded.chosen`.execute(tx);
  return input;
});
