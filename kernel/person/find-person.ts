import { z } from "zod";
import { question } from "../action/index.ts";
import { matchPeople } from "./match-people.ts";
import { PersonCard } from "./person.ts";
import { listPersonFacts } from "./person-card.ts";
import { revealNames } from "./reveal-person.ts";
import { refuseProbing } from "./search-budget.ts";

const most = 20;
const typed = z
  .string()
  .max(200)
  .regex(/\S.*\S/, "at least two characters")
  .optional();

export const FoundPerson = PersonCard.extend({
  /** One name to tell people apart; the rest is revealed on its own. */
  name: z.string().nullable(),
});

export const findPerson = question({
  name: "person.find-person",
  about:
    "Finds people by name in any script and spelling, by telephone, e-mail or document number, among those whose identity one may read.",
  needs: "person.find",
  input: z
    .object({ name: typed, phone: typed, email: typed, document: typed })
    .refine(
      (search) => Object.values(search).some((text) => text !== undefined),
      "a name, telephone, e-mail or document number",
    ),
  output: z.object({ items: z.array(FoundPerson), more: z.boolean() }),
  audited: true,
  refusals: ["searches-spent"],
}).run(async (context) => {
  const spent = await refuseProbing(context);
  if (spent) return spent;
  const found = await matchPeople(context, context.input);
  const shown = found.slice(0, most);
  const cards = new Map((await listPersonFacts(context, shown)).map((card) => [card.personId, card]));
  const names = await revealNames(context, shown);
  const items = shown.flatMap((personId) => {
    const card = cards.get(personId);
    return card ? [{ ...card, name: names.get(personId) ?? null }] : [];
  });
  return { items, more: found.length > most };
});
