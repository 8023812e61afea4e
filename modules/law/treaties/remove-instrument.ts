import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound } from "#kernel/action";
import { TreatyName } from "./treaty-words.ts";

const Named = z.object({ treaty: TreatyName });

export const removeInstrument = action({
  name: "law.remove-instrument",
  about: "Takes a treaty of one's own off the list; its imported status is kept.",
  needs: "law.edit",
  input: Named,
  output: Named,
  emits: ["law.instrument-removed"],
  undo: "law.restore-instrument",
}).run(async ({ input, tx, now, emit }) => {
  const { rows } = await sql`
    update law.instrument set removed_at = ${now} where instrument = ${input.treaty} and removed_at is null
    returning instrument`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("law.instrument-removed", {});
  return { treaty: input.treaty };
});

export const restoreInstrument = action({
  name: "law.restore-instrument",
  about: "Puts a treaty of one's own back on the list.",
  needs: "law.edit",
  input: Named,
  output: Named,
  emits: ["law.instrument-added"],
  undo: "law.remove-instrument",
}).run(async ({ input, tx, emit }) => {
  const { rows } = await sql`
    update law.instrument set removed_at = null where instrument = ${input.treaty} and removed_at is not null
    returning instrument`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("law.instrument-added", {});
  return { treaty: input.treaty };
});
