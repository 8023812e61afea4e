import { z } from "zod";
import { question } from "#kernel/action";
import { Statement } from "./statement.ts";
import { wholeStatement } from "./statement-rows.ts";

export const readStatement = question({
  name: "casefile.read-statement",
  about:
    "One statement with every version and translation. For whoever is still to hear the person's free account, an earlier one is not there (C1).",
  needs: "casefile.read",
  audited: true,
  input: z.object({ statementId: z.uuid() }),
  output: Statement,
}).run(async (context) => {
  const found = await wholeStatement(context, context.input.statementId);
  context.opened([found.caseId], ["statement"]);
  return found;
});
