import { z } from "zod";
import { question } from "#kernel/action";
import { Handing } from "../screening.ts";
import { findScreening } from "../screening-row.ts";
import { handingsOf } from "./handed-rows.ts";

export const listHandings = question({
  name: "screening.list-handings",
  about: "To whom answers of an interview were handed, and what became of it.",
  needs: "screening.interview",
  audited: true,
  input: z.object({ screeningId: z.uuid() }),
  output: z.object({ items: z.array(Handing) }),
}).run(async (context) => {
  const { screeningId } = context.input;
  await findScreening(context, { screeningId });
  context.opened([screeningId], ["handings"]);
  return { items: await handingsOf(context, screeningId) };
});
