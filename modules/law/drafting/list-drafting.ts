import { z } from "zod";
import { question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { placeLabel } from "../places.ts";
import { recordRows } from "../records/rows.ts";
import { headsOf, RecordHead } from "../records/words.ts";
import { type Drafting, DraftingHead, nextSteps, stateOf, steps } from "./drafting.ts";

const Line = RecordHead.extend({
  title: z.string(),
  place: z.string(),
  helper: z.string().nullable(),
  state: z.enum(steps),
  taken: z.array(z.object({ step: z.enum(steps), on: z.string(), note: z.string().nullable() })),
  content: DraftingHead,
  may: z.array(z.enum([...steps, "revise"])),
});

export const listDrafting = question({
  name: "law.list-drafting",
  about: "Help with laws and with ratification, and how far each is.",
  needs: "law.read",
  input: z.object({ state: z.enum(steps).optional(), country: z.string().max(2).optional() }),
  output: z.object({ items: z.array(Line), mayEdit: z.boolean() }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { lang, rights } = actor;
  const rows = await recordRows<Drafting>(tx, "drafting");
  const heads = await headsOf(tx, rows, actor);
  return {
    mayEdit: rights.has("law.edit"),
    items: rows.flatMap(({ content }, at) => {
      const head = heads[at];
      const state = stateOf(content);
      if (head === undefined || (input.state !== undefined && input.state !== state)) return [];
      if (input.country !== undefined && input.country !== content.country) return [];
      const { taken, ...own } = content;
      return [
        {
          ...head,
          title: wordsIn(content.title, lang),
          place: placeLabel(content.country, lang),
          helper: content.helper === undefined ? null : wordsIn(content.helper, lang),
          state,
          taken: taken.map(({ step, on, note }) => ({
            step,
            on,
            note: note === undefined ? null : wordsIn(note, lang),
          })),
          content: own,
          may: head.mine && rights.has("law.edit") ? [...nextSteps(content), "revise" as const] : [],
        },
      ];
    }),
  };
});
