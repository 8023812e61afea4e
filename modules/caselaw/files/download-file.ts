import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { DownloadedFile } from "#kernel/module";
import { copyOf, type FileRow, originalOf } from "./file-rows.ts";

/** The name of a copy in front of readers: nothing of the name that the file came with, which may name somebody. */
export function copyName(code: string, place: number, lang: string): string {
  return `${code}-${place}-${lang}.pdf`;
}

export const downloadFile = question({
  name: "caselaw.download-file",
  about: "A judgment's file as it came, or the copy made of it for readers. For the editors of its agency.",
  needs: "caselaw.edit",
  audited: true,
  input: z.object({ fileId: z.uuid(), which: z.enum(["original", "copy"]) }),
  output: DownloadedFile,
}).run(async (context) => {
  const { fileId, which } = context.input;
  const { rows } = await sql<FileRow>`select * from caselaw.file where file_id = ${fileId}::uuid`.execute(
    context.tx,
  );
  const [row] = rows;
  const found = row && (which === "original" ? await originalOf(context, row) : await copyOf(context, row));
  if (row === undefined || !found) throw new NotFound();
  return {
    ...found,
    bytes: Number(which === "original" ? row.bytes : row.copy_bytes),
    name: which === "original" ? row.name : `copy-${row.lang}.pdf`,
  };
});

type ReadableRow = {
  address: string;
  file_key: string;
  bytes: string;
  place: number;
  lang: string;
  code: string;
};

export const downloadPublishedFile = question({
  name: "caselaw.download-published-file",
  about: "The redacted copy of a published judgment's file.",
  needs: "caselaw.read",
  input: z.object({ fileId: z.uuid() }),
  output: DownloadedFile,
}).run(async ({ input, tx }) => {
  const { rows } = await sql<ReadableRow>`
    select f.address, f.file_key, f.bytes, f.place, f.lang, p.code
    from caselaw.published_file f join caselaw.published p on p.judgment_id = f.judgment_id
    where f.file_id = ${input.fileId}::uuid`.execute(tx);
  return readable(rows[0]);
});

export const downloadProposedFile = question({
  name: "caselaw.download-proposed-file",
  about: "The redacted copy that waits for a second person, to be looked through before it is let through.",
  needs: "caselaw.publish",
  input: z.object({ judgmentId: z.uuid(), fileId: z.uuid() }),
  output: DownloadedFile,
}).run(async ({ input, tx }) => {
  const { rows } = await sql<ReadableRow>`
    select f.address, f.file_key, f.bytes, f.place, f.lang, p.code
    from caselaw.proposed_files(${input.judgmentId}::uuid) f, caselaw.proposed(${input.judgmentId}::uuid) p
    where f.file_id = ${input.fileId}::uuid`.execute(tx);
  return readable(rows[0]);
});

function readable(row: ReadableRow | undefined): z.infer<typeof DownloadedFile> {
  if (row === undefined) throw new NotFound();
  const { address, file_key, bytes, code, place, lang } = row;
  return { address, key: file_key, bytes: Number(bytes), name: copyName(code, place, lang) };
}
