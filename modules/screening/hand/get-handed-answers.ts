import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { HandedAnswers } from "../screening.ts";
import { findHanded, wholeHanded } from "./handed-rows.ts";

export const getHandedAnswers = question({
  name: "screening.get-handed-answers",
  about: "The answers that were handed to the reader, as words to read. Not a statement.",
  needs: "screening.take-up",
  audited: true,
  input: z.union([z.object({ handedId: z.uuid() }), z.object({ code: Code })]),
  output: HandedAnswers,
}).run(async (context) => {
  const row = await findHanded(context, context.input);
  context.opened([row.handed_id], ["answers"]);
  return wholeHanded(context, row);
});
