import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { lendCopy, type StoredFile } from "#kernel/files";
import { defineJob, type JobContext } from "#kernel/jobs";
import { extractText, type PdfMark, PdfProblem, redactPdf, type Withheld } from "#kernel/pdf";
import { heldFile, originalOf, sealKey } from "./file-rows.ts";
import { type FileMarks, type FileProblem, mostFileBytes } from "./file-words.ts";
import { phrasesIn } from "./needed-marks.ts";
import { textOfPages } from "./page-text.ts";
import { problemOf, readingLimits } from "./read-file.ts";

type Made = { stored: StoredFile; text: string; withheld: readonly Withheld[] };

export const makeCopy = defineJob({
  name: "caselaw.make-copy",
  about:
    "Makes the copy of a judgment's file from which what is marked is really gone, and reads it again to see that it is.",
  needs: "caselaw.edit",
  input: z.object({ fileId: z.uuid() }),
  output: z.object({ made: z.boolean() }),
  retries: 2,
}).run(async (context) => {
  const { fileId } = context.input;
  const found = await context.inTx(async (inside) => {
    const row = await heldFile(inside, fileId);
    return row.copying && row.marks !== null
      ? { ...(await originalOf(inside, row)), marks: row.marks }
      : null;
  });
  if (found === null) return { made: false };
  const made = await copyWith(context, found, found.marks);
  const kept = await context.inTx(async (inside) => {
    const row = await heldFile(inside, fileId);
    // Asked for anew meanwhile, with other marks: that job makes the copy.
    if (!row.copying || JSON.stringify(row.marks) !== JSON.stringify(found.marks)) return false;
    if ("code" in made) {
      await sql`
        update caselaw.file set copying = false, copy_problem = ${JSON.stringify(made)}::jsonb where file_id = ${fileId}::uuid`.execute(
        inside.tx,
      );
      return false;
    }
    const { sealed, keyId } = await sealKey(inside, fileId, "copy_key", made.stored.key);
    await sql`
      update caselaw.file set copying = false, copy_address = ${made.stored.address}, copy_key = ${sealed}, copy_key_id = ${keyId}::uuid,
        copy_bytes = ${made.stored.bytes}::bigint, copy_text = ${made.text === "" ? null : made.text},
        withheld = ${JSON.stringify(made.withheld)}::jsonb, copied_by = access.account_id(), copied_at = access.now()
      where file_id = ${fileId}::uuid`.execute(inside.tx);
    return true;
  });
  return { made: kept };
});

async function copyWith(
  { files, signal }: Pick<JobContext<unknown>, "files" | "signal">,
  file: { address: string; key: string },
  marks: FileMarks,
): Promise<Made | FileProblem> {
  const options = { signal, limits: readingLimits };
  const copy = join(files.folder, randomUUID());
  try {
    return await lendCopy(files, { ...file, signal }, async (path) => {
      const { pdf, withheld } = await redactPdf(path, pdfMarks(marks), options);
      await writeFile(copy, pdf, { mode: 0o600, flag: "wx" });
      // Looked at once more with the eyes of the names check, not only with those that made it.
      const text = textOfPages((await extractText(copy, options)).pages);
      if (phrasesIn(text, marks.phrases).length > 0) throw new PdfProblem("not-redacted");
      const stored = await files.store.write(createReadStream(copy), { limit: mostFileBytes * 2, signal });
      return { stored, text, withheld };
    });
  } catch (error) {
    return problemOf(error, signal);
  } finally {
    await rm(copy, { force: true });
  }
}

function pdfMarks({ phrases, rects }: FileMarks): PdfMark[] {
  return [...phrases, ...rects.map(({ page, ...rect }) => ({ page, rect }))];
}
