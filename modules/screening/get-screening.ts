import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { Screening } from "./screening.ts";
import { findScreening } from "./screening-row.ts";
import { wholeScreening } from "./whole-screening.ts";

export const getScreening = question({
  name: "screening.get-screening",
  about: "One screening: what was told and seen, what it shows, what was decided. Not a statement.",
  needs: "screening.interview",
  audited: true,
  input: z.union([z.object({ screeningId: z.uuid() }), z.object({ code: Code })]),
  output: Screening,
}).run(async (context) => {
  const row = await findScreening(context, context.input);
  context.opened([row.screening_id], ["interview", "decisions", "voices"]);
  return wholeScreening(context, row);
});
