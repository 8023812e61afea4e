import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { Handing } from "../screening.ts";
import { findScreening } from "../screening-row.ts";
import { handingsOf } from "./handed-rows.ts";

export const takeBackAnswers = action({
  name: "screening.take-back-answers",
  about:
    "Takes handed answers back: the receiver opens them no more and is told so. What already stands in a case stays there.",
  needs: "screening.interview",
  input: z.object({ screeningId: z.uuid(), handingId: z.uuid() }),
  output: Handing,
  refusals: ["may-not"],
  emits: ["screening.answers-taken-back"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { screeningId, handingId } = input;
  await findScreening(context, { screeningId });
  const find = async () =>
    (await handingsOf(context, screeningId)).find((one) => one.handingId === handingId);
  if ((await find()) === undefined) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`
    select screening.take_back(${handingId}::uuid, 'officer') as done`.execute(tx);
  if (rows[0]?.done !== true) return refuse("may-not");
  const ended = await find();
  if (ended === undefined) throw new NotFound();
  opened([screeningId], ["handings"]);
  emit("screening.answers-taken-back", { screeningId, handingId });
  return ended;
});
