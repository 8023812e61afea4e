import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { lendCopy } from "#kernel/files";
import { defineJob, type JobContext } from "#kernel/jobs";
import { extractText, PdfProblem, type PdfText } from "#kernel/pdf";
import { heldFile, originalOf } from "./file-rows.ts";
import { type FileProblem, mostFileBytes, mostFileText } from "./file-words.ts";
import { textOfPages } from "./page-text.ts";

const Named = z.object({ fileId: z.uuid() });

/** What a whole bundle may take to read; the reader is ended beyond. */
export const readingLimits = { maxBytes: mostFileBytes, maxText: mostFileText, memoryMb: 1536 } as const;

export const readFile = defineJob({
  name: "caselaw.read-file",
  about: "Reads the text of a judgment's file in a process of its own, or says that it has none.",
  needs: "caselaw.edit",
  input: Named,
  output: z.object({ state: z.enum(["read", "no-text", "unreadable"]) }),
  retries: 2,
}).run(async (context) => {
  const { fileId } = context.input;
  const found = await context.inTx(async (inside) => originalOf(inside, await heldFile(inside, fileId)));
  const read = await textOf(context, found);
  const state = "code" in read ? "unreadable" : read.noText ? "no-text" : "read";
  await context.inTx(async (inside) => {
    const row = await heldFile(inside, fileId);
    if (row.text_by === "hand") return;
    const text = "code" in read || read.noText ? null : textOfPages(read.pages);
    await sql`
      update caselaw.file set state = ${state}, pages = ${"code" in read ? null : read.pages.length},
        problem = ${"code" in read ? JSON.stringify(read) : null}::jsonb,
        text = ${text}, text_by = ${text === null ? null : "file"}
      where file_id = ${fileId}::uuid`.execute(inside.tx);
  });
  return { state };
});

async function textOf(
  { files, signal }: Pick<JobContext<unknown>, "files" | "signal">,
  file: { address: string; key: string },
): Promise<PdfText | FileProblem> {
  try {
    return await lendCopy(files, { ...file, signal }, (path) =>
      extractText(path, { signal, limits: readingLimits }),
    );
  } catch (error) {
    return problemOf(error, signal);
  }
}

/** Why a PDF could not be read or redacted, to be kept and shown. Throws on where the work was ended or the fault is ours. */
export function problemOf(error: unknown, signal: AbortSignal): FileProblem {
  if (signal.aborted || !(error instanceof PdfProblem)) throw error;
  return { code: error.code, params: error.params };
}

export const readFileAgain = action({
  name: "caselaw.read-file-again",
  about: "Reads a judgment's file once more, where reading it was broken off.",
  needs: "caselaw.edit",
  input: Named,
  output: z.object({ fileId: z.uuid(), jobId: z.string() }),
  emits: ["caselaw.file-changed"],
}).run(async (context) => {
  const { fileId } = context.input;
  const { judgment_id } = await heldFile(context, fileId);
  await sql`
    update caselaw.file set state = 'reading', problem = null, text = null, text_by = null where file_id = ${fileId}::uuid`.execute(
    context.tx,
  );
  context.emit("caselaw.file-changed", { judgmentId: judgment_id, fileId });
  return { fileId, jobId: await context.startJob("caselaw.read-file", { fileId }) };
});
