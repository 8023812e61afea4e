import { z } from "zod";
import { question } from "../action/index.ts";
import { Identity, PersonCard } from "./person.ts";
import { getPersonFacts } from "./person-card.ts";
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
}).run(async (context) => {
  const { personId } = context.input;
  const identity = await reveal(context, personId);
  return { ...(await getPersonFacts(context, personId)), identity };
});
