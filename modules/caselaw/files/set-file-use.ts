import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { heldFile } from "./file-rows.ts";
import { intentions } from "./file-words.ts";
import { asNewVersion, judgmentOfFile } from "./touch-judgment.ts";

export const setFileUse = action({
  name: "caselaw.set-file-use",
  about:
    "Says whether readers shall get a redacted copy of a judgment's file, or nothing of it. What is published changes with the next version.",
  needs: "caselaw.edit",
  input: z.object({ fileId: z.uuid(), intended: z.enum(intentions) }),
  output: z.object({ fileId: z.uuid() }),
  emits: ["caselaw.file-changed"],
}).run(async (context) => {
  const { fileId, intended } = context.input;
  const row = await heldFile(context, fileId);
  const held = await judgmentOfFile(context, row.judgment_id);
  if (row.intended !== intended) {
    await sql`update caselaw.file set intended = ${intended} where file_id = ${fileId}::uuid`.execute(
      context.tx,
    );
    await asNewVersion(context, row.judgment_id, held);
    context.emit("caselaw.file-changed", { judgmentId: row.judgment_id, fileId });
  }
  return { fileId };
});
