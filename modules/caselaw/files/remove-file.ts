import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { heldFile } from "./file-rows.ts";
import { asNewVersion, judgmentOfFile } from "./touch-judgment.ts";

export const removeFile = action({
  name: "caselaw.remove-file",
  about:
    "Takes a file away from a judgment for good, with its text and its copy. A copy that is published stays until the next version, or until the judgment is withdrawn.",
  needs: "caselaw.edit",
  input: z.object({ fileId: z.uuid() }),
  output: z.object({ fileId: z.uuid() }),
  emits: ["caselaw.file-removed"],
}).run(async (context) => {
  const { fileId } = context.input;
  const row = await heldFile(context, fileId);
  const held = await judgmentOfFile(context, row.judgment_id);
  // Nothing names the bytes any more: the next sweep takes them away.
  await sql`delete from caselaw.file where file_id = ${fileId}::uuid`.execute(context.tx);
  if (row.intended === "publish") await asNewVersion(context, row.judgment_id, held);
  context.emit("caselaw.file-removed", { judgmentId: row.judgment_id, fileId });
  return { fileId };
});
