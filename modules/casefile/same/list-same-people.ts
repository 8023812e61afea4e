import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { SamePerson, samePeopleOf } from "./same-person.ts";

export const listSamePeople = question({
  name: "casefile.list-same-people",
  about: "People of a case who were taken for one, with the reason of each join.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(SamePerson) }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  context.opened([of.case_id], ["same-person"]);
  return { items: await samePeopleOf(context, of.case_id) };
});
