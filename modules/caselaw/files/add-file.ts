import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { findTemporary, removeTemporary } from "#kernel/files";
import { sealKey } from "./file-rows.ts";
import { judgmentOfFile } from "./touch-judgment.ts";

/** Files that one judgment may have: the languages of a court, and annexes. */
const most = 20;

export const addFile = action({
  name: "caselaw.add-file",
  about:
    "Puts an uploaded PDF beside a judgment, in its original language. Its text is read by a process of its own; the file as it came never leaves the agency.",
  needs: "caselaw.edit",
  input: z.object({
    judgmentId: z.uuid(),
    fileId: z.uuid().describe("made by the client"),
    uploadId: z.uuid().describe("from POST /api/import/upload?use=judgment, within a day"),
    lang: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, "a language such as fr or pt-BR")
      .max(12),
  }),
  output: z.object({ fileId: z.uuid(), jobId: z.string() }),
  refusals: ["withdrawn", "upload-gone", "too-many-files", "added-already", "not-a-pdf"],
  emits: ["caselaw.file-added"],
}).run(async (context) => {
  const { input, tx, now } = context;
  const { judgmentId, fileId } = input;
  const held = await judgmentOfFile(context, judgmentId);
  if (held.state === "withdrawn") return refuse("withdrawn", { path: ["judgmentId"] });
  const upload = await findTemporary(context, input.uploadId);
  if (upload === null) return refuse("upload-gone", { path: ["uploadId"] });
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from caselaw.file where judgment_id = ${judgmentId}::uuid`.execute(tx);
  if ((rows[0]?.count ?? 0) >= most) return refuse("too-many-files", { params: { most } });
  const { sealed, keyId } = await sealKey(context, fileId, "wrapped_key", upload.stored.key);
  const done = await sql`
    insert into caselaw.file (agency_id, file_id, judgment_id, lang, name, bytes, address, key_id, wrapped_key, added_by, added_at)
    values (access.agency_id(), ${fileId}::uuid, ${judgmentId}::uuid, ${input.lang}, ${upload.name.slice(0, 200) || "file"},
      ${upload.stored.bytes}::bigint, ${upload.stored.address}, ${keyId}::uuid, ${sealed}, access.account_id(), ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  await removeTemporary(context, input.uploadId);
  context.emit("caselaw.file-added", { judgmentId, fileId });
  return { fileId, jobId: await context.startJob("caselaw.read-file", { fileId }) };
});
