import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import type { Lang } from "#kernel/i18n";
import { PdfProblem, pdfProblems, pdfProblemText, withheldText } from "#kernel/pdf";
import { answersFor } from "../anonymise/answers.ts";
import { Judgment } from "../words/index.ts";
import { type FileRow, filesOf } from "./file-rows.ts";
import { FileMarks, FilePhrase, type FileProblem, fileStates, intentions } from "./file-words.ts";
import { missingPhrases, neededPhrases } from "./needed-marks.ts";

const File = z.object({
  fileId: z.uuid(),
  lang: z.string(),
  name: z.string(),
  bytes: z.number(),
  state: z.enum(fileStates),
  problem: z.string().nullable().describe("why it cannot be read, as a sentence"),
  pages: z.int().nullable(),
  textBy: z.enum(["file", "hand"]).nullable(),
  textStart: z.string().nullable().describe("its first words"),
  intended: z.enum(intentions),
  copying: z.boolean(),
  copyProblem: z.string().nullable(),
  marks: FileMarks.nullable(),
  copy: z
    .object({
      bytes: z.number(),
      madeAt: z.string(),
      withheld: z.array(z.string()),
      lacks: z.array(FilePhrase).describe("names confirmed since, which it still holds"),
      text: z.string().nullable().describe("what readers and their searches will find in it; its beginning"),
    })
    .nullable(),
});
export type ListedFile = z.infer<typeof File>;

const shown = 20_000;

export const listFiles = question({
  name: "caselaw.list-files",
  about:
    "The files of a judgment of one's agency: what was read of each, the copy for readers, and the names that must be gone from it.",
  needs: "caselaw.edit",
  input: z.object({ judgmentId: z.uuid() }),
  output: z.object({ items: z.array(File), needed: z.array(FilePhrase) }),
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { rows: found } = await sql<{ content: unknown }>`
    select content from caselaw.judgment where judgment_id = ${input.judgmentId}::uuid`.execute(tx);
  if (found[0] === undefined) throw new NotFound();
  const needed = neededPhrases(Judgment.parse(found[0].content), await answersFor(tx, input.judgmentId));
  const rows = await filesOf(context, input.judgmentId);
  return { items: rows.map((row) => fileOf(row, needed, actor.lang)), needed };
});

function fileOf(row: FileRow, needed: readonly FilePhrase[], lang: Lang): ListedFile {
  return {
    fileId: row.file_id,
    lang: row.lang,
    name: row.name,
    bytes: Number(row.bytes),
    state: row.state,
    problem: sentenceOf(row.problem, lang),
    pages: row.pages,
    textBy: row.text_by,
    textStart: row.text?.slice(0, 400) ?? null,
    intended: row.intended,
    copying: row.copying,
    copyProblem: sentenceOf(row.copy_problem, lang),
    marks: row.marks,
    copy:
      row.copy_address === null || row.copied_at === null
        ? null
        : {
            bytes: Number(row.copy_bytes),
            madeAt: row.copied_at.toISOString(),
            withheld: (row.withheld ?? []).map((line) => withheldText(lang, line)),
            lacks: missingPhrases(needed, row.marks),
            text: row.copy_text?.slice(0, shown) ?? null,
          },
  };
}

function sentenceOf(problem: FileProblem | null, lang: Lang): string | null {
  if (problem === null) return null;
  const code = pdfProblems.find((one) => one === problem.code) ?? "failed";
  return pdfProblemText(lang, new PdfProblem(code, problem.params));
}
