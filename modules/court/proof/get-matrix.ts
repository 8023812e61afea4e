import { z } from "zod";
import { isRefusal, question } from "#kernel/action";
import { Code } from "#kernel/words";
import { Matrix } from "./matrix.ts";
import { readProof } from "./read-proof.ts";

export const getMatrix = question({
  name: "court.get-matrix",
  about:
    "The proof matrix of a case: elements of each count against evidence and testimony, with gaps and contradictions.",
  needs: "court.prove",
  audited: true,
  input: z.union([z.object({ caseId: z.uuid() }), z.object({ code: Code })]),
  output: Matrix,
  refusals: ["free-account-first"],
}).run(async (context) => {
  const matrix = await readProof(context, context.input);
  if (isRefusal(matrix)) return matrix;
  context.opened([matrix.caseId], ["proof", "charges", "evidence", "testimony"]);
  return matrix;
});
