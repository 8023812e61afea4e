import { z } from "zod";
import { question } from "#kernel/action";
import { readTreaties } from "../read-treaties.ts";
import { countLine, Day, TreatyCount } from "./treaty-words.ts";

export const listTreaties = question({
  name: "law.list-treaties",
  about: "Treaties with their parties and signatories on a day, and up to which day the data know.",
  needs: "law.read",
  input: z.object({ on: Day.optional() }),
  output: z.object({ on: z.string(), items: z.array(TreatyCount), mayEdit: z.boolean() }),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const on = input.on ?? now.toISOString().slice(0, 10);
  const all = await readTreaties(tx);
  return {
    on,
    items: all.map((treaty) => countLine(actor.lang, treaty, on)),
    mayEdit: actor.rights.has("law.edit"),
  };
});
