import { z } from "zod";
import { question } from "#kernel/action";
import { findCourtCase } from "../court-case.ts";
import { Testimony } from "./testimony.ts";
import { testimoniesOf } from "./testimony-rows.ts";

export const listTestimony = question({
  name: "court.list-testimony",
  about: "Decisions on whose testimony is needed, the latest first; for the prosecutor alone.",
  needs: "court.prove",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Testimony) }),
}).run(async (context) => {
  const of = await findCourtCase(context, context.input);
  context.opened([of.caseId], ["testimony"]);
  return { items: await testimoniesOf(context, of.caseId) };
});
