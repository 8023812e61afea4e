import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { ownEntry, writeEntry } from "./entries.ts";
import type { Gap, Source } from "./words.ts";

const Named = z.object({ entryId: z.uuid() });

export const removeEntry = action({
  name: "statistics.remove-entry",
  about: "Takes an entry off the register of sources or of knowledge gaps; its versions are kept.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  refusals: ["not-yours"],
  emits: ["statistics.entry-removed"],
  undo: "statistics.restore-entry",
}).run(async (context) => {
  const { entryId } = context.input;
  const held = await ownEntry(context, entryId);
  if (isRefusal(held)) return held;
  await sql`update statistics.register_entry set removed_at = ${context.now} where entry_id = ${entryId}::uuid`.execute(
    context.tx,
  );
  context.emit("statistics.entry-removed", { entryId });
  return { entryId };
});

export const restoreEntry = action({
  name: "statistics.restore-entry",
  about: "Puts an entry back on its register.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  refusals: ["not-yours"],
  emits: ["statistics.entry-added"],
  undo: "statistics.remove-entry",
}).run(async (context) => {
  const { entryId } = context.input;
  const held = await ownEntry(context, entryId);
  if (isRefusal(held)) return held;
  await sql`update statistics.register_entry set removed_at = null where entry_id = ${entryId}::uuid`.execute(
    context.tx,
  );
  context.emit("statistics.entry-added", { entryId });
  return { entryId };
});

export const takeBackRevision = action({
  name: "statistics.take-back-revision",
  about: "Writes an entry again as it stood before its last revision.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  refusals: ["not-yours", "no-earlier-version"],
  emits: ["statistics.entry-revised"],
}).run(async (context) => {
  const { entryId } = context.input;
  const held = await ownEntry(context, entryId);
  if (isRefusal(held)) return held;
  if (held.removed_at !== null) throw new NotFound();
  const { rows } = await sql<{ content: Source | Gap }>`
    select content from statistics.register_version
    where entry_id = ${entryId}::uuid and version = ${held.version - 1}`.execute(context.tx);
  const [before] = rows;
  if (before === undefined) return refuse("no-earlier-version", { path: ["entryId"] });
  await writeEntry(context, entryId, before.content);
  context.emit("statistics.entry-revised", { entryId });
  return { entryId };
});
