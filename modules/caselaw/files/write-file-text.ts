import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { heldFile } from "./file-rows.ts";
import { mostFileText } from "./file-words.ts";
import { asNewVersion, judgmentOfFile } from "./touch-judgment.ts";

export const writeFileText = action({
  name: "caselaw.write-file-text",
  about:
    "Enters by hand the text of a file that has none of its own (pictures of paper) or cannot be read, so that it is searched and looked through for names.",
  needs: "caselaw.edit",
  input: z.object({ fileId: z.uuid(), text: z.string().trim().min(1).max(mostFileText) }),
  output: z.object({ fileId: z.uuid() }),
  refusals: ["has-text"],
  emits: ["caselaw.file-changed"],
}).run(async (context) => {
  const { fileId, text } = context.input;
  const row = await heldFile(context, fileId);
  const held = await judgmentOfFile(context, row.judgment_id);
  if (row.text_by === "file") return refuse("has-text", { path: ["text"] });
  await sql`
    update caselaw.file set text = ${text}, text_by = 'hand' where file_id = ${fileId}::uuid`.execute(
    context.tx,
  );
  if (row.intended === "publish") await asNewVersion(context, row.judgment_id, held);
  context.emit("caselaw.file-changed", { judgmentId: row.judgment_id, fileId });
  return { fileId };
});
