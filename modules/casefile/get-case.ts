import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { findCase } from "./case-row.ts";
import { CaseFile } from "./casefile.ts";
import { wholeCase } from "./whole-case.ts";

export const getCase = question({
  name: "casefile.get-case",
  about: "One case with what the reader may do with it.",
  needs: "casefile.read",
  audited: true,
  input: z.union([z.object({ caseId: z.uuid() }), z.object({ code: Code })]),
  output: CaseFile,
}).run(async (context) => {
  const row = await findCase(context, context.input);
  context.opened([row.case_id], ["title", "summary", "closing_note"]);
  return wholeCase(context, row);
});
