import { waysToBeBound } from "@palermo/vocabulary/treaties";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { placeLabel } from "../places.ts";
import { findTreatyStatus } from "../read-treaties.ts";
import { stateOn, yearsOf } from "./status.ts";
import { countLine, Day, TreatyCount, TreatyName } from "./treaty-words.ts";

export const TreatyAsk = z.object({ treaty: TreatyName, on: Day.optional() });

const Participant = z.object({
  participant: z.string().describe("ISO 3166-1 alpha-2; EU for the European Union"),
  label: z.string(),
  state: z.enum(["party", "signatory", "none", "ended"]).describe("on the day asked for"),
  signed: z.string().nullable(),
  bound: z.string().nullable(),
  how: z.enum(waysToBeBound).nullable(),
  ended: z.string().nullable(),
  declaration: z.string().nullable(),
});
const ShownTreaty = TreatyCount.extend({
  on: z.string(),
  participants: z.array(Participant),
  years: z
    .array(z.object({ year: z.int(), parties: z.int(), signatories: z.int() }))
    .describe("at the end of each year"),
});
export type ShownTreaty = z.infer<typeof ShownTreaty>;

export const showTreaty = question({
  name: "law.show-treaty",
  about: "A treaty with everybody who signed or is bound, their state on a day, and the parties over time.",
  needs: "law.read",
  input: TreatyAsk,
  output: ShownTreaty,
  inAddress: true,
}).run(({ input, tx, actor, now }) =>
  treatyOn(tx, { ...input, lang: actor.lang, today: now.toISOString().slice(0, 10) }),
);

type Tx = Parameters<typeof findTreatyStatus>[0];
type Ask = z.infer<typeof TreatyAsk> & { lang: Parameters<typeof placeLabel>[1]; today: string };

/** A treaty on a day, in the reader's language, participants by name. */
export async function treatyOn(tx: Tx, { treaty, on: wanted, lang, today }: Ask): Promise<ShownTreaty> {
  const found = await findTreatyStatus(tx, treaty);
  if (found === undefined) throw new NotFound();
  const on = wanted ?? today;
  const order = new Intl.Collator(lang);
  return {
    ...countLine(lang, found, on),
    on,
    participants: found.standings
      .map((standing) => ({
        ...standing,
        label: placeLabel(standing.participant, lang),
        state: stateOn(standing, on),
      }))
      .sort((a, b) => order.compare(a.label, b.label)),
    years: yearsOf(found, today),
  };
}
