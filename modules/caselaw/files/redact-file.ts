import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { answersFor } from "../anonymise/answers.ts";
import { heldFile } from "./file-rows.ts";
import { FileMarks } from "./file-words.ts";
import { missingPhrases, neededPhrases } from "./needed-marks.ts";
import { asNewVersion, judgmentOfFile } from "./touch-judgment.ts";

export const redactFile = action({
  name: "caselaw.redact-file",
  about:
    "Makes the copy of a judgment's file that readers may get: what is marked is gone from it, not covered. Names that were confirmed and defendants who may not be named must be among the marks.",
  needs: "caselaw.edit",
  input: z.object({
    fileId: z.uuid(),
    marks: FileMarks,
    lookedThrough: z
      .boolean()
      .default(false)
      .describe("a file without text of its own: somebody looked at each page for names"),
  }),
  output: z.object({ fileId: z.uuid(), jobId: z.string() }),
  refusals: ["names-left", "not-looked-through", "still-reading", "file-unreadable"],
  emits: ["caselaw.file-changed"],
}).run(async (context) => {
  const { fileId, marks, lookedThrough } = context.input;
  const row = await heldFile(context, fileId);
  const held = await judgmentOfFile(context, row.judgment_id);
  if (row.state === "reading") return refuse("still-reading", { path: ["fileId"] });
  if (row.state === "unreadable") return refuse("file-unreadable", { path: ["fileId"] });
  if (row.state === "no-text" && !lookedThrough)
    return refuse("not-looked-through", { path: ["lookedThrough"] });
  const needed = neededPhrases(held.judgment, await answersFor(context.tx, row.judgment_id));
  const missing = missingPhrases(needed, marks);
  if (missing.length > 0)
    return refuse("names-left", { path: ["marks", "phrases"], params: { count: missing.length } });
  // The marks are kept here and not with the job: they are names. An earlier copy no longer counts.
  await sql`
    update caselaw.file set copying = true, copy_problem = null, marks = ${JSON.stringify(marks)}::jsonb,
      looked_through = ${lookedThrough}, copy_address = null, copy_key = null, copy_key_id = null, copy_bytes = null,
      copy_text = null, withheld = null
    where file_id = ${fileId}::uuid`.execute(context.tx);
  if (row.intended === "publish") await asNewVersion(context, row.judgment_id, held);
  context.emit("caselaw.file-changed", { judgmentId: row.judgment_id, fileId });
  return { fileId, jobId: await context.startJob("caselaw.make-copy", { fileId }) };
});
