import { z } from "zod";
import { question, refuse } from "../action/index.ts";
import { Identity, PersonCard } from "./person.ts";
import { getPersonFacts } from "./person-card.ts";
import { isBudgetSpent, revealBudget } from "./reveal-budget.ts";
import { revealIdentity as reveal } from "./reveal-person.ts";

export const RevealedPerson = PersonCard.extend({
  /** Null when the person was erased. */
  identity: Identity.nullable(),
});
export type RevealedPerson = z.infer<typeof RevealedPerson>;

export const revealIdentity = question({
  name: "person.reveal-identity",
  about:
    "Shows who a person is: names, birth date, contacts, documents and addresses. Each reading is written to the audit.",
  needs: "person.reveal",
  input: z.object({ personId: z.uuid() }),
  output: RevealedPerson,
  audited: true,
  refusals: ["budget-spent"],
}).run(async (context) => {
  if (await isBudgetSpent(context)) {
    return refuse("budget-spent", { params: { most: revealBudget(context.actor.roles) } });
  }
  const { personId } = context.input;
  const identity = await reveal(context, personId);
  return { ...(await getPersonFacts(context, personId)), identity };
});
